package org.masthead.body;

import java.util.LinkedHashMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One picture, see {@link GalleryImage}. */
@Schema(description = "One picture.")
public record ImageBlock(
        @Schema(
                description = "Stable through revisions, unique within the body: 1 to 36 of a-z, 0-9 and the hyphen; "
                        + "made when absent.",
                examples = "a1b2c3d4")
        String id,

        @Schema(description = "The picture.", required = true)
        ImageRef image,

        @Schema(
                description = "What it tells here, plain text; the picture's own when absent, or null.",
                examples = "The main street on Sunday morning",
                nullable = true)
        String caption,

        @Schema(
                description = "Whose it is, such as an agency; the picture's own when absent, or null.",
                examples = "Reuters",
                nullable = true)
        String credit,

        @Schema(
                description = "What it shows, for those who do not see it; empty for mere decoration, null when nobody "
                        + "has described it.",
                examples = "A flooded street",
                nullable = true)
        String alt,

        @Schema(
                description =
                        "The caption, else the alt text, else empty; derived, so one that is sent does not count.",
                examples = "The main street on Sunday morning")
        String text)
        implements Block {

    private ImageBlock(String id, GalleryImage in) {
        this(id, in.image(), in.caption(), in.credit(), in.alt(), in.text());
    }

    private GalleryImage inPlace() {
        return new GalleryImage(image, caption, credit, alt);
    }

    @Override
    public Block withId(String other) {
        return new ImageBlock(other, image, caption, credit, alt, text);
    }

    @Override
    public String type() {
        return "image";
    }

    @Override
    public Block cleaned(Cleaning in) {
        return new ImageBlock(in.id(id), inPlace().cleaned(in, ""));
    }

    @Override
    public Object delivered(References references) {
        var picture = references.picture(image.id());
        if (picture == null) {
            return null;
        }
        var shown = inPlace().shown(picture);
        var json = new LinkedHashMap<String, Object>();
        json.put("id", id);
        json.put("type", type());
        json.putAll(shown.delivered(picture));
        json.put("text", shown.text());
        return json;
    }

    @Override
    public void write(HtmlWriter out, References references) {
        var picture = references.picture(image.id());
        if (picture != null) {
            inPlace().shown(picture).write(out, picture);
        }
    }

    @Override
    public void write(MarkdownWriter out, References references) {
        var picture = references.picture(image.id());
        if (picture != null) {
            out.block(inPlace().shown(picture).markdown(picture));
        }
    }

    @Override
    public Stream<PlacedImage> pictures() {
        return Stream.of(image.at("/image"));
    }
}
