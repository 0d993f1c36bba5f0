package org.masthead.body;

import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something of another site that readers may choose to load. */
@Schema(description = "Something of another site that readers may choose to load.")
public record Embed(
        @Schema(
                description = "Stable through revisions, unique within the body: 1 to 36 of a-z, 0-9 and the hyphen; "
                        + "made when absent.",
                examples = "a1b2c3d4")
        String id,

        @Schema(
                description =
                        "Such as youtube; the host's name without www where it is none of the known. Follows from "
                                + "the url, so it can be left out; another one is refused.",
                examples = "youtube")
        String provider,

        @Schema(
                description = "The page that people open, https; of known providers always in the same form.",
                examples = "https://www.youtube.com/watch?v=aqz-KE-bpKQ",
                required = true)
        String url,

        @Schema(description = "What it is, plain text, or null.", examples = "The flood from above", nullable = true)
        String title,

        @Schema(
                description = "Width to height, or null when the height depends on the content.",
                examples = "16:9",
                nullable = true)
        String aspectRatio,

        @Schema(
                description = "Whether a frontend has to ask before it loads anything; true when absent.",
                examples = "true")
        Boolean consentRequired,

        @Schema(
                description = "The title, or empty; derived, so one that is sent does not count.",
                examples = "The flood from above")
        String text)
        implements Block {

    private static final Pattern RATIO = Pattern.compile("[1-9]\\d{0,3}:[1-9]\\d{0,3}");

    @Override
    public Block withId(String other) {
        return new Embed(other, provider, url, title, aspectRatio, consentRequired, text);
    }

    @Override
    public String type() {
        return "embed";
    }

    @Override
    public Block cleaned(Cleaning in) {
        if (aspectRatio != null && !RATIO.matcher(aspectRatio).matches()) {
            in.fault("aspectRatio", "malformed", "An aspect ratio is width:height in whole numbers, such as 16:9.");
        }
        var address = in.url("url", url);
        var found = Embeds.of(address);
        if (provider != null && !address.isEmpty() && !provider.equals(found.provider())) {
            in.fault(
                    "provider",
                    "mismatch",
                    found.known()
                            ? "The provider of this address is " + found.provider() + "; it can be left out."
                            : "The provider of this address is its host without www; it can be left out.");
        }
        var shownTitle = in.optionalLine("title", title);
        return new Embed(
                in.id(id),
                found.provider(),
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
