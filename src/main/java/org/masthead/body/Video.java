package org.masthead.body;

import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A film that is a file, see {@link Player}. */
@Schema(description = "A film that is a file.")
public record Video(
        @Schema(
                description = "Stable through revisions, unique within the body: 1 to 36 of a-z, 0-9 and the hyphen; "
                        + "made when absent.",
                examples = "a1b2c3d4")
        String id,

        @Schema(
                description = "Address of the file, http or https.",
                examples = "https://media.masthead.example/flood.mp4",
                required = true)
        String url,

        @Schema(description = "The picture before it plays, or null.", nullable = true)
        ImageRef poster,

        @Schema(description = "How long it is, in seconds, or null.", examples = "61", nullable = true, minimum = "0")
        Integer durationSeconds,

        @Schema(description = "Files of captions.") List<Caption> captions,

        @Schema(description = "Always empty.", examples = "")
        String text)
        implements Block {

    private Player player() {
        return new Player(url, poster, durationSeconds, captions);
    }

    @Override
    public Block withId(String other) {
        return new Video(other, url, poster, durationSeconds, captions, text);
    }

    @Override
    public String type() {
        return "video";
    }

    @Override
    public Block cleaned(Cleaning in) {
        var player = player().cleaned(in);
        return new Video(in.id(id), player.url(), player.poster(), player.durationSeconds(), player.captions(), "");
    }

    @Override
    public Object delivered(References references) {
        return player().delivered(id, type(), references);
    }

    @Override
    public void write(HtmlWriter out, References references) {
        player().write(out, type(), references);
    }

    @Override
    public void write(MarkdownWriter out, References references) {
        out.block(MarkdownWriter.link(url, url, null));
    }

    @Override
    public Stream<PlacedImage> pictures() {
        return Stream.ofNullable(poster).map(still -> still.at("/poster"));
    }
}
