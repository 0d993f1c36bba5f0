package org.masthead.body;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Several pictures to leaf through. */
@Schema(description = "Several pictures to leaf through.")
public record Gallery(
        @Schema(
                description = "Stable through revisions, unique within the body: 1 to 36 of a-z, 0-9 and the hyphen; "
                        + "made when absent.",
                examples = "a1b2c3d4")
        String id,

        @Schema(description = "The pictures, 1 to 200.", required = true)
        List<GalleryImage> images,

        @Schema(
                description = "What is told of the pictures, one a line; derived, so one that is sent does not count.",
                examples = "The main street on Sunday morning")
        String text)
        implements Block {

    static final int LONGEST = 200;

    @Override
    public Block withId(String other) {
        return new Gallery(other, images, text);
    }

    @Override
    public String type() {
        return "gallery";
    }

    @Override
    public Block cleaned(Cleaning in) {
        var given = in.entries("images", images, LONGEST);
        var cleaned = IntStream.range(0, given.size())
                .mapToObj(i -> given.get(i).cleaned(in, "images/" + i + "/"))
                .toList();
        return new Gallery(in.id(id), cleaned, text(cleaned.stream()));
    }

    private static String text(Stream<GalleryImage> images) {
        return images.map(GalleryImage::text).filter(text -> !text.isEmpty()).collect(Collectors.joining("\n"));
    }

    /** Of each picture that may be shown, what is made of it in its place. */
    private <T> List<T> shown(References references, BiFunction<GalleryImage, Picture, T> made) {
        return images.stream()
                .flatMap(image -> Stream.ofNullable(
                                references.picture(image.image().id()))
                        .map(picture -> made.apply(image.shown(picture), picture)))
                .toList();
    }

    @Override
    public Object delivered(References references) {
        var shown = shown(references, (image, picture) -> image.delivered(picture));
        if (shown.isEmpty()) {
            return null;
        }
        var json = new LinkedHashMap<String, Object>();
        json.put("id", id);
        json.put("type", type());
        json.put("images", shown);
        json.put("text", text(shown(references, (image, picture) -> image).stream()));
        return json;
    }

    @Override
    public void write(HtmlWriter out, References references) {
        var shown = shown(references, (image, picture) -> (Runnable) () -> image.write(out, picture));
        if (!shown.isEmpty()) {
            out.open("figure", "class", "gallery");
            shown.forEach(Runnable::run);
            out.close();
        }
    }

    @Override
    public void write(MarkdownWriter out, References references) {
        out.block(String.join("\n", shown(references, GalleryImage::markdown)));
    }

    @Override
    public Stream<PlacedImage> pictures() {
        return IntStream.range(0, images.size())
                .mapToObj(i -> images.get(i).image().at("/images/" + i + "/image"));
    }
}
