package org.masthead.image;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.masthead.address.OwnUrls;
import org.masthead.site.Languages;

/** A picture in an answer. */
@Schema(description = "A picture in an answer.")
public record ImageView(
        @Schema(description = "Id of the picture.", examples = "0199c0de-7a1b-7c2d-8e3f-405162738495")
        UUID id,

        @Schema(
                description = "Path-absolute URL of the bytes; null, as width and height are, while they have not "
                        + "arrived.",
                examples = "/v1/images/0199c0de-7a1b-7c2d-8e3f-405162738495/file?v=9f86d081884c7d65",
                nullable = true)
        String url,

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

        @Schema(
                description = "The same picture in other sizes and formats. Uncut and in WebP in lists, bodies, of"
                        + " authors and of the logo; all that there are of the leadImage of an article in full. Any picture can be asked"
                        + " for at any width, crop and format that /v1/images/{id}/file knows.")
        List<RenditionView> renditions,

        @Schema(
                description = "The uncut ones in WebP, ready for an img element, or null.",
                examples = "/v1/images/0199c0de-7a1b-7c2d-8e3f-405162738495/file?w=640&v=5df6e0e2761359d3 640w",
                nullable = true)
        String srcset,

        @Schema(
                description = "What to show until it is there, as a BlurHash, or null.",
                examples = "LEHV6nWB2yk8pyo0adR*.7kCMdnj",
                nullable = true)
        String placeholder,

        @Schema(
                description = "The colour that most of it has, in sRGB, or null.",
                examples = "#3b5b7e",
                nullable = true)
        String dominantColor) {

    /** One size and format. */
    @Schema(description = "A picture in one size and format.")
    public record RenditionView(
            @Schema(
                    description = "Path-absolute URL of the bytes.",
                    examples = "/v1/images/0199c0de-7a1b-7c2d-8e3f-405162738495/file?w=640&v=5df6e0e2761359d3")
            String url,

            @Schema(description = "Width in pixels.", examples = "640")
            int width,

            @Schema(description = "Height in pixels.", examples = "360")
            int height,

            @Schema(
                    description = "Media type.",
                    examples = "image/webp",
                    enumeration = {"image/webp", "image/jpeg"})
            String type,

            @Schema(
                    description = "How much of the picture it shows: all of it, or what is around its focal point.",
                    examples = "original",
                    enumeration = {"original", "16:9", "square"})
            String crop) {}

    /** The picture where it is used: the use's own texts, else the picture's in this language. */
    public static ImageView of(Image image, ImageUse use, String language) {
        return of(image, use, language, OwnUrls.PATHS);
    }

    /** The same with its URLs as they are written in the answer at hand. */
    public static ImageView of(Image image, ImageUse use, String language, OwnUrls urls) {
        var renditions = Renditions.of(image);
        return of(image, use, language, urls, renditions, renditions.usual(urls));
    }

    /** The same with all its renditions. */
    public static ImageView withAllRenditions(Image image, ImageUse use, String language, OwnUrls urls) {
        var renditions = Renditions.of(image);
        return of(image, use, language, urls, renditions, renditions.all(urls));
    }

    private static ImageView of(
            Image image,
            ImageUse use,
            String language,
            OwnUrls urls,
            Renditions renditions,
            List<RenditionView> listed) {
        return new ImageView(
                image.id,
                urls.media(renditions.path()),
                renditions.width(),
                renditions.height(),
                text(use.alt(), image.alts, language),
                text(use.caption(), image.captions, language),
                text(use.credit(), image.credits, language),
                listed,
                Renditions.srcset(listed),
                image.placeholder,
                image.dominantColor);
    }

    private static String text(String own, Map<String, String> texts, String language) {
        return own != null ? own : Languages.choose(texts, language, language);
    }
}
