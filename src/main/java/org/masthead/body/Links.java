package org.masthead.body;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The addresses that may stand in a body, and the one form in which each is kept. */
final class Links {

    /** The scheme of a link to one of our own articles, so that no stored text holds one of our host names. */
    static final String ARTICLE = "article:";

    private static final int LONGEST = 2_048;
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):.*", Pattern.DOTALL);
    // No user name and no backslash before the path: readers and browsers disagree on whose host that is.
    private static final Pattern WEB =
            Pattern.compile("(https?)://([^/?#\\\\@\\s\"<>]+)(.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PATH = Pattern.compile("/(?![/\\\\]).*");
    private static final Pattern MAIL = Pattern.compile("(?i:mailto:)([^\\s\"<>\\\\]+)");
    private static final Pattern UNSAFE = Pattern.compile("[ \"<>`\\\\^{|}]");

    private Links() {}

    /** A link in running text: web, mail, one of our articles, or a path on our own sites. */
    static Optional<String> inline(String href) {
        var link = trimmed(href);
        if (PATH.matcher(link).matches()) {
            return kept(link);
        }
        var mail = MAIL.matcher(link);
        if (mail.matches()) {
            return kept("mailto:" + mail.group(1));
        }
        var article = article(link);
        return article.isPresent() ? article.map(id -> ARTICLE + id) : web(link);
    }

    /** An http or https address; one without a scheme ({@code //host/path}) becomes https. */
    static Optional<String> web(String url) {
        var link = trimmed(url);
        var web = WEB.matcher(link.startsWith("//") ? "https:" + link : link);
        return web.matches()
                ? kept(web.group(1).toLowerCase(Locale.ROOT) + "://" + web.group(2) + web.group(3))
                : Optional.empty();
    }

    static Optional<UUID> article(String href) {
        if (!href.regionMatches(true, 0, ARTICLE, 0, ARTICLE.length()) || href.length() != ARTICLE.length() + 36) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(href.substring(ARTICLE.length())));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** The scheme in lower case, or nothing for a relative address. */
    static String scheme(String href) {
        var scheme = SCHEME.matcher(trimmed(href));
        return scheme.matches() ? scheme.group(1).toLowerCase(Locale.ROOT) : "";
    }

    /** As browsers read an address: line ends and tabs anywhere, and spaces and controls around it, do not count. */
    static String trimmed(String href) {
        return Characters.clean(href).replaceAll("[\t\r\n\f]", "").strip();
    }

    private static Optional<String> kept(String link) {
        var safe = UNSAFE.matcher(link)
                .replaceAll(found -> "%%%02X".formatted((int) found.group().charAt(0)));
        return safe.length() > LONGEST ? Optional.empty() : Optional.of(safe);
    }
}
