package org.masthead.importer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jsoup.Jsoup;

/**
 * What a saved news page holds, before anything is stored. Lists are never null; every other member is null when the
 * page does not tell it, except {@code headline} and {@code bodyHtml}, without which a page is refused.
 *
 * @param canonicalUrl absolute http or https, without fragment and tracking parameters
 * @param language BCP 47; for plain text only when the script leaves no doubt
 * @param source the agency or publisher the text came from, where it is named
 * @param breadcrumb names of sections from root to leaf: never "Home", the headline or a collection
 * @param collections names of curated lists the page says it is in, such as "Editor's Choice"
 * @param leadImage its {@code url} is null where the bytes are absent, as in plain text
 * @param bodyHtml p, h2 to h4, blockquote (with a footer for whose words they are), lists, figure (img, without src
 *     where its address is unknown, and figcaption with cite for the credit), table, pre, hr, video, audio, iframe, and
 *     inline a, em, strong, code, sub, sup, br; links absolute; without the lead image
 * @param addresses alternate addresses the page names
 * @param channels apps, social accounts and TV of the publication itself
 * @param notice the sentences about alternate addresses as printed
 * @param warnings plain sentences about what was assumed or left out
 */
public record SavedPage(
        String canonicalUrl,
        String language,
        String headline,
        String kicker,
        String summary,
        String byline,
        String dateline,
        String source,
        List<String> authors,
        List<String> tags,
        Instant publishedAt,
        Instant updatedAt,
        List<String> breadcrumb,
        List<String> collections,
        Picture leadImage,
        String bodyHtml,
        List<Address> addresses,
        List<Channel> channels,
        List<String> notice,
        List<String> warnings) {

    /** A picture and what is printed under it. */
    public record Picture(String url, String alt, String caption, String credit) {}

    /** An address of the publication: host in lower case (A-labels), and the root or page it was printed with. */
    public record Address(String host, String url) {}

    /** A way to reach the publication. */
    @Schema(name = "PageChannel", description = "A way to reach the publication, as a page names it.")
    public record Channel(
            @Schema(
                    description = "What it is.",
                    examples = "roku",
                    enumeration = {
                        "roku",
                        "apple-tv",
                        "android-tv",
                        "ios",
                        "android",
                        "telegram",
                        "x",
                        "facebook",
                        "instagram",
                        "youtube",
                        "tiktok",
                        "rss",
                        "whatsapp",
                        "podcast",
                        "newsletter",
                        "web"
                    })
            String kind,

            @Schema(description = "Its name as printed.", examples = "Masthead TV")
            String name,

            @Schema(
                    description = "Where it is; null where the page only prints a name.",
                    examples = "https://channelstore.roku.com/details/masthead",
                    nullable = true)
            String url) {

        public Channel {
            name = Lines.undirected(name);
        }
    }

    public SavedPage {
        var cut = new ArrayList<>(warnings);
        headline = fitting("headline", headline, 300, cut);
        kicker = fitting("kicker", kicker, 120, cut);
        summary = fitting("summary", summary, 2000, cut);
        byline = fitting("byline", byline, 300, cut);
        dateline = fitting("dateline", dateline, 120, cut);
        source = fitting("source", source, 120, cut);
        authors = fitting("authors", authors, 200, cut);
        tags = fitting("tags", tags, 120, cut);
        breadcrumb = fitting("breadcrumb", breadcrumb, 200, cut);
        collections = fitting("collections", collections, 200, cut);
        leadImage = leadImage == null
                ? null
                : new Picture(
                        leadImage.url,
                        cut("lead image's alt", leadImage.alt, 1000, cut),
                        cut("lead image's caption", leadImage.caption, 2000, cut),
                        cut("lead image's credit", leadImage.credit, 500, cut));
        addresses = List.copyOf(addresses);
        channels = List.copyOf(channels);
        notice = List.copyOf(notice);
        warnings = List.copyOf(cut);
    }

    /** What an article can have of these, or else every later change of it would be refused. */
    private static List<String> fitting(String what, List<String> lines, int longest, List<String> warnings) {
        return lines.stream()
                .map(line -> fitting(what, line, longest, warnings))
                .toList();
    }

    private static String fitting(String what, String line, int longest, List<String> warnings) {
        return cut(what, Lines.undirected(line), longest, warnings);
    }

    private static String cut(String what, String text, int longest, List<String> warnings) {
        if (text == null || text.length() <= longest) {
            return text;
        }
        warnings.add("More than %,d characters of the %s were cut off.".formatted(longest, what));
        return Lines.cut(text, longest);
    }

    /**
     * What makes two imports the same page: the canonical URL, else a digest over headline and first paragraph, in
     * which letter case, spacing and the style of quotation marks do not count.
     */
    public String identity() {
        if (canonicalUrl != null) {
            return canonicalUrl;
        }
        var first = Jsoup.parseBodyFragment(bodyHtml).selectFirst("p");
        var text = plain(headline) + '\n' + plain(first == null ? "" : first.text());
        return "sha256:" + HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
