package org.masthead.importer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;

/** What the head of a page says: Open Graph, Twitter cards, plain meta elements, and links. */
final class Metadata {

    /** Browsers write the address into a page they save. */
    private static final Pattern SAVED_FROM = Pattern.compile("(?i)saved from url=\\(\\d{1,6}\\)(\\S{8,2000})");

    private static final int SAVED_FROM_WITHIN = 4096;

    private final Map<String, List<String>> named = new LinkedHashMap<>();
    private final Document page;
    private final String savedFrom;

    Metadata(Document page, String html) {
        this.page = page;
        for (var meta : page.select("meta[content]")) {
            var name = Stream.of("property", "name", "itemprop", "http-equiv")
                    .map(meta::attr)
                    .filter(value -> !value.isBlank())
                    .findFirst()
                    .orElse("");
            var content = Lines.plain(meta.attr("content"));
            if (content != null && !name.isEmpty() && named.size() < 500) {
                named.computeIfAbsent(name.toLowerCase(Locale.ROOT), any -> new ArrayList<>())
                        .add(content);
            }
        }
        var saved = SAVED_FROM.matcher(html.substring(0, Math.min(html.length(), SAVED_FROM_WITHIN)));
        savedFrom = saved.find() ? WebAddress.resolve(saved.group(1), null) : null;
    }

    /** The first of the named values that is there, or null. */
    String first(String... names) {
        return Stream.of(names).flatMap(name -> all(name).stream()).findFirst().orElse(null);
    }

    List<String> all(String name) {
        return named.getOrDefault(name, List.of());
    }

    /** Where the page was when it was saved, as far as anything tells: the base of its links. */
    String base(String given) {
        var own = Stream.of(given, savedFrom, page.select("link[rel=canonical]").attr("href"), first("og:url"))
                .map(url -> WebAddress.resolve(url, null))
                .filter(url -> url != null)
                .findFirst()
                .orElse(null);
        var base = page.selectFirst("base[href]");
        var declared = base == null ? null : WebAddress.resolve(base.attr("href"), own);
        return declared == null ? own : declared;
    }

    /** The address the page itself calls its own; a bare host is what a broken template writes on every page. */
    String canonical(String given, String linkedData, String base) {
        var candidates = Stream.of(
                        page.select("link[rel=canonical]").attr("href"), first("og:url"), linkedData, savedFrom, given)
                .map(url -> WebAddress.canonical(url, base))
                .filter(url -> url != null)
                .toList();
        return candidates.stream()
                .filter(url -> !url.matches("https?://[^/]+/"))
                .findFirst()
                .orElse(candidates.isEmpty() ? null : candidates.get(0));
    }

    boolean declaresArticle() {
        return all("og:type").stream()
                        .anyMatch(type -> type.toLowerCase(Locale.ROOT).contains("article"))
                || first("article:published_time") != null;
    }

    String title() {
        return Lines.orNull(page.title());
    }

    String siteName() {
        return first("og:site_name", "application-name");
    }

    /** A title without the name of the site that titles carry at either end. */
    static String withoutSite(String title, String site) {
        if (title == null) {
            return null;
        }
        var parts = title.split("\\s+[|–—·•»:-]{1,2}\\s+|\\s*\\|\\s*");
        if (parts.length < 2) {
            return title;
        }
        var last = parts[parts.length - 1];
        var first = parts[0];
        if (site != null && Lines.key(first).equals(Lines.key(site))) {
            return Lines.clean(title.substring(title.indexOf(parts[1], first.length())));
        }
        var isSite = site != null ? sameName(last, site) : Lines.words(last) <= 4;
        return isSite && (site != null || Lines.words(title) - Lines.words(last) >= 4)
                ? withoutSite(
                        Lines.clean(title.substring(0, title.lastIndexOf(last))
                                .replaceFirst("\\s*[|–—·•»:-]{1,2}\\s*$", "")),
                        site)
                : title;
    }

    private static boolean sameName(String one, String other) {
        var a = Lines.key(one).replace(" ", "");
        var b = Lines.key(other).replace(" ", "");
        return !a.isEmpty() && (a.contains(b) || b.contains(a));
    }
}
