package org.masthead.importer;

import com.ibm.icu.text.IDNA;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Web addresses as pages write them, made absolute and plain. Null stands for what is none. */
final class WebAddress {

    /** Parameters that tell where a reader came from, not what is read. */
    private static final Pattern TRACKING = Pattern.compile(
            "(?i)(?:utm_\\w*|at_\\w*|ns_\\w*|wt\\.\\w*|mc_[ce]id|fbclid|gclid|dclid|yclid|msclkid|igshid|igsh|twclid|ttclid|_ga|ocid|cmpid|smid|ito|guccounter|__twitter_impression)(?:=.*)?");

    private static final Pattern LABEL = Pattern.compile("(?!-)[\\p{L}\\p{M}\\p{N}-]{1,63}(?<!-)");
    private static final Pattern LAST_LABEL = Pattern.compile("(?i)\\p{L}{2,24}|xn--[a-z0-9-]{2,59}");
    private static final IDNA UTS46 = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.CHECK_BIDI);

    private WebAddress() {}

    /** The absolute http or https form of a link. */
    static String resolve(String link, String base) {
        if (link == null || link.isBlank() || link.length() > 2000) {
            return null;
        }
        try {
            var raw = escape(link.strip());
            var uri = base == null ? new URI(raw) : new URI(base).resolve(raw);
            var scheme = uri.getScheme();
            var web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
            if (!web || uri.getRawAuthority() == null || uri.getRawUserInfo() != null) {
                return null;
            }
            return uri.toString();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return null;
        }
    }

    /** The form by which a page is known: no fragment, no tracking, host in lower case, no default port. */
    static String canonical(String link, String base) {
        var absolute = resolve(link, base);
        if (absolute == null) {
            return null;
        }
        var uri = URI.create(absolute);
        var authority = uri.getRawAuthority().toLowerCase(Locale.ROOT);
        var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        var query = uri.getRawQuery() == null
                ? ""
                : Arrays.stream(uri.getRawQuery().split("&"))
                        .filter(pair ->
                                !pair.isEmpty() && !TRACKING.matcher(pair).matches())
                        .collect(Collectors.joining("&"));
        return scheme + "://" + authority.replaceFirst(scheme.equals("http") ? ":80$" : ":443$", "") + path
                + (query.isEmpty() ? "" : "?" + query);
    }

    /** Host of an absolute address, in lower case. */
    static String host(String url) {
        try {
            return url == null ? null : host(new URI(escape(url)));
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static String host(URI uri) {
        return uri.getRawAuthority() == null
                ? null
                : named(uri.getRawAuthority().replaceFirst(":\\d{1,5}$", ""));
    }

    /** The host name as A-labels in lower case; null for words that are no host name. */
    static String named(String name) {
        if (name.length() > 253 || name.indexOf('.') < 1) {
            return null;
        }
        var labels = name.split("\\.", -1);
        if (!Arrays.stream(labels).allMatch(label -> LABEL.matcher(label).matches())
                || !LAST_LABEL.matcher(labels[labels.length - 1]).matches()) {
            return null;
        }
        var info = new IDNA.Info();
        var ascii = UTS46.nameToASCII(name, new StringBuilder(), info);
        return info.hasErrors() ? null : ascii.toString().toLowerCase(Locale.ROOT);
    }

    /** Spaces, quotes and other signs that browsers accept and {@link URI} does not; letters beyond ASCII it takes. */
    private static String escape(String link) {
        var out = new StringBuilder(link.length());
        for (var i = 0; i < link.length(); i++) {
            var c = link.charAt(i);
            var badPercent = c == '%' && !link.startsWith("%", i + 3 > link.length() ? link.length() : i)
                    || c == '%' && !isHex(link, i + 1);
            if (badPercent || c <= ' ' || c == 127 || "\"<>\\^`{|}[]".indexOf(c) >= 0) {
                out.append('%').append("%02X".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static boolean isHex(String link, int at) {
        return at + 2 <= link.length() && link.substring(at, at + 2).matches("[0-9a-fA-F]{2}");
    }
}
