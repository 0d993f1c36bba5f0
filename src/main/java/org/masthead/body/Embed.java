package org.masthead.body;

import java.util.regex.Pattern;

/**
 * Something of another site that readers may choose to load.
 *
 * @param provider such as {@code youtube}; the host's name where it is none of the known
 * @param url https, the page that people open; of known providers always in the same form
 * @param aspectRatio {@code 16:9}, or null when the height depends on the content
 * @param consentRequired whether a frontend has to ask before it loads anything; true unless said otherwise
 */
public record Embed(
        String id, String provider, String url, String title, String aspectRatio, Boolean consentRequired, String text)
        implements Block {

    private static final Pattern PROVIDER = Pattern.compile("[a-z0-9.-]{1,253}");
    private static final Pattern RATIO = Pattern.compile("[1-9]\\d{0,3}:[1-9]\\d{0,3}");

    @Override
    public String type() {
        return "embed";
    }

    @Override
    public Block cleaned(Cleaning in) {
        if (provider != null && !PROVIDER.matcher(provider).matches()) {
            in.fault("provider", "malformed", "A provider's name has the characters a-z, 0-9, - and the full stop.");
        }
        if (aspectRatio != null && !RATIO.matcher(aspectRatio).matches()) {
            in.fault("aspectRatio", "malformed", "An aspect ratio is width:height in whole numbers, such as 16:9.");
        }
        var found = Embeds.of(in.url("url", url));
        var shownTitle = in.optionalLine("title", title);
        return new Embed(
                in.id(id),
                found.known() || provider == null ? found.provider() : provider,
                found.url(),
                shownTitle,
                aspectRatio == null ? found.aspectRatio() : aspectRatio,
                !Boolean.FALSE.equals(consentRequired),
                shownTitle == null ? "" : shownTitle);
    }

    @Override
    public void write(HtmlWriter out, References references) {
        out.open("figure", "data-embed", provider, "data-aspect-ratio", aspectRatio)
                .open("a", "href", url)
                .text(title == null ? url : title)
                .close()
                .close();
    }

    /** A link whose title names the provider, by which it is known again. */
    @Override
    public void write(MarkdownWriter out, References references) {
        out.block(MarkdownWriter.link(title == null ? url : title, url, provider));
    }
}
