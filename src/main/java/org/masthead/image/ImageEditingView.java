package org.masthead.image;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.masthead.address.OwnUrls;

/** A picture as the newsroom sees it. */
@Schema(description = "A picture as the newsroom sees it, those that nothing shows included.")
public record ImageEditingView(
        @Schema(description = "Its id, a UUIDv7.", examples = "0199c0de-7a1b-7c2d-8e3f-405162738495")
        UUID id,

        @Schema(
                description = "Path-absolute URL of the bytes, as readers get them: 404 while nothing visible shows the"
                        + " picture. Null while they have not arrived. As they came they are at"
                        + " /v1/newsroom/images/{id}/file.",
                examples = "/v1/images/0199c0de-7a1b-7c2d-8e3f-405162738495/file?v=9f86d081884c7d65",
                nullable = true)
        String url,

        @Schema(
                description = "Media type of the original as it came; null, as width, height and bytes are, while"
                        + " its bytes have not arrived.",
                examples = "image/jpeg",
                nullable = true)
        String type,

        @Schema(description = "Width in pixels, or null.", examples = "1600", nullable = true)
        Integer width,

        @Schema(description = "Height in pixels, or null.", examples = "900", nullable = true)
        Integer height,

        @Schema(
                description = "Length of the original as it came in bytes, or null.",
                examples = "182044",
                nullable = true)
        Long bytes,

        @Schema(
                description = "Where the page it was imported with showed it, or null.",
                examples = "https://pictures.example/flood.jpg",
                nullable = true)
        String sourceUrl,

        @Schema(
                description = "What it shows, in the publication's default language; empty for mere decoration, null"
                        + " when nobody has described it.",
                examples = "A flooded street",
                nullable = true)
        String alt,

        @Schema(
                description = "What it tells, or null.",
                examples = "The main street on Sunday morning",
                nullable = true)
        String caption,

        @Schema(description = "Whose it is, or null.", examples = "Reuters", nullable = true)
        String credit,

        @Schema(
                description = "Alt, caption and credit in other languages, by language tag.",
                examples = "{\"fr\": {\"alt\": \"Une rue inondée\", \"caption\": null, \"credit\": null}}")
        Map<String, ImageDraft.Translation> translations,

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
        ImageDraft.Focus focalPoint,

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

        @Schema(description = "The same picture in all sizes and formats that there are, as readers get it.")
        List<ImageView.RenditionView> renditions,

        @Schema(
                description = "The uncut ones in WebP, ready for an img element, or null.",
                examples = "/v1/images/0199c0de-7a1b-7c2d-8e3f-405162738495/file?w=640&v=5df6e0e2761359d3 640w",
                nullable = true)
        String srcset,

        @Schema(description = "When it came (RFC 3339, UTC).", examples = "2026-03-01T06:30:00Z")
        Instant createdAt,

        @Schema(description = "Who brought it.", examples = "Jane Doe")
        String createdBy,

        @Schema(description = "When it was last changed (RFC 3339, UTC).", examples = "2026-03-01T06:30:00Z")
        Instant updatedAt) {

    static ImageEditingView of(Image image, String language) {
        var draft = ImageDraft.of(image, language);
        var view =
                ImageView.withAllRenditions(image, new ImageUse(image.id, null, null, null), language, OwnUrls.PATHS);
        return new ImageEditingView(
                image.id,
                view.url(),
                image.mediaType,
                image.width,
                image.height,
                image.bytes,
                image.sourceUrl,
                draft.alt(),
                draft.caption(),
                draft.credit(),
                draft.translations(),
                draft.headline(),
                draft.source(),
                draft.creators(),
                draft.takenAt(),
                draft.place(),
                draft.copyright(),
                draft.usageTerms(),
                draft.keywords(),
                draft.focalPoint(),
                view.placeholder(),
                view.dominantColor(),
                view.renditions(),
                view.srcset(),
                image.createdAt,
                image.createdBy,
                image.updatedAt);
    }
}
