package org.masthead.image;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.masthead.address.OwnUrls;
import org.masthead.http.MadeOf;

/** A picture by itself, with all that is known of it. */
@Schema(description = "A picture by itself, with all that is known of it.")
public record ImagePage(
        @Schema(description = "Its id, a UUIDv7.", examples = "0199c0de-7a1b-7c2d-8e3f-405162738495")
        UUID id,

        @Schema(
                description =
                        "URL of the bytes: the original without what its file tells but credit and copyright, of a"
                                + " TIFF file its largest rendition. Null, as type, width and height are, while they have not"
                                + " arrived.",
                examples = "/v1/images/0199c0de-7a1b-7c2d-8e3f-405162738495/file?v=9f86d081884c7d65",
                nullable = true)
        String url,

        @Schema(description = "Media type of what url leads to, or null.", examples = "image/jpeg", nullable = true)
        String type,

        @Schema(description = "Width in pixels, or null.", examples = "1600", nullable = true)
        Integer width,

        @Schema(description = "Height in pixels, or null.", examples = "900", nullable = true)
        Integer height,

        @Schema(
                description = "What it shows, for those who do not see it; empty for mere decoration, null when nobody "
                        + "has described it.",
                examples = "A flooded street",
                nullable = true)
        String alt,

        @Schema(
                description = "What it tells, plain text, or null.",
                examples = "The main street on Sunday morning",
                nullable = true)
        String caption,

        @Schema(description = "Whose it is, such as an agency, or null.", examples = "Reuters", nullable = true)
        String credit,

        @Schema(description = "Its title, or null.", examples = "Flood in Riverton", nullable = true)
        String headline,

        @Schema(description = "Where it came from, or null.", examples = "Corvid Press", nullable = true)
        String source,

        @Schema(description = "Who took or made it.", examples = "[\"Jane Doe\"]")
        List<String> creators,

        @Schema(
                description = "When it was taken (RFC 3339, UTC), or null.",
                examples = "2026-03-01T06:30:00Z",
                nullable = true)
        Instant takenAt,

        @Schema(description = "Where it was taken, or null.", nullable = true)
        Image.Place place,

        @Schema(description = "Copyright notice, or null.", examples = "© 2026 Corvid Press", nullable = true)
        String copyright,

        @Schema(description = "How it may be used, or null.", examples = "Editorial use only", nullable = true)
        String usageTerms,

        @Schema(description = "What it is about, in single words.", examples = "[\"flood\"]")
        List<String> keywords,

        @Schema(description = "What must stay visible when it is cut, or null.", nullable = true)
        FocalPoint focalPoint,

        @Schema(
                description = "What to show until it is there, as a BlurHash, or null.",
                examples = "LEHV6nWB2yk8pyo0adR*.7kCMdnj",
                nullable = true)
        String placeholder,

        @Schema(
                description = "The colour that most of it has, in sRGB, or null.",
                examples = "#3b5b7e",
                nullable = true)
        String dominantColor,

        @Schema(description = "The same picture in all sizes and formats that there are.")
        List<ImageView.RenditionView> renditions,

        @Schema(
                description = "The uncut ones in WebP, ready for an img element, or null.",
                examples = "/v1/images/0199c0de-7a1b-7c2d-8e3f-405162738495/file?w=640&v=5df6e0e2761359d3 640w",
                nullable = true)
        String srcset)
        implements MadeOf {

    /** A point of a picture. */
    @Schema(description = "A point of a picture, as parts of its width and height.")
    public record FocalPoint(
            @Schema(description = "From the left, 0 to 1.", examples = "0.5")
            float x,

            @Schema(description = "From the top, 0 to 1.", examples = "0.3")
            float y) {}

    /** Whether it is there at all is decided by whatever shows it. */
    @Override
    public Collection<String> madeOf() {
        return null;
    }

    /** The picture with its own texts in a language. */
    static ImagePage of(Image image, String language, OwnUrls urls) {
        var view = ImageView.withAllRenditions(image, new ImageUse(image.id, null, null, null), language, urls);
        return new ImagePage(
                image.id,
                view.url(),
                Renditions.of(image).mediaType(),
                view.width(),
                view.height(),
                view.alt(),
                view.caption(),
                view.credit(),
                image.headline,
                image.source,
                image.creators,
                image.takenAt,
                image.place,
                image.copyright,
                image.usageTerms,
                image.keywords,
                image.focalX == null || image.focalY == null ? null : new FocalPoint(image.focalX, image.focalY),
                image.placeholder,
                image.dominantColor,
                view.renditions(),
                view.srcset());
    }
}
