package org.masthead.body;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A film that is a file, see {@link Player}. */
public record Video(
        String id, String url, ImageRef poster, Integer durationSeconds, List<Caption> captions, String text)
        implements Block {

    private Player player() {
        return new Player(url, poster, durationSeconds, captions);
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
    public Stream<UUID> pictures() {
        return Stream.ofNullable(poster).map(ImageRef::id);
    }
}
