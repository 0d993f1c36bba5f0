package org.masthead.importer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.Instant;
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
        headline = Lines.undirected(headline);
        kicker = Lines.undirected(kicker);
        summary = Lines.undirected(summary);
        byline = Lines.undirected(byline);
        dateline = Lines.undirected(dateline);
        source = Lines.undirected(source);
        authors = authors.stream().map(Lines::undirected).toList();
        tags = tags.stream().map(Lines::undirected).toList();
        breadcrumb = breadcrumb.stream().map(Lines::undirected).toList();
        collections = collections.stream().map(Lines::undirected).toList();
        addresses = List.copyOf(addresses);
        channels = List.copyOf(channels);
        notice = List.copyOf(notice);
        warnings = List.copyOf(warnings);
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
