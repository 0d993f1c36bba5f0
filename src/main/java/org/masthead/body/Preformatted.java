package org.masthead.body;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Text whose spaces and line ends matter. */
@Schema(description = "Text whose spaces and line ends matter.")
public record Preformatted(
        @Schema(
                description = "Stable through revisions, unique within the body: 1 to 36 of a-z, 0-9 and the hyphen; "
                        + "made when absent.",
                examples = "a1b2c3d4")
        String id,

        @Schema(
                description = "The text, spaces and line ends kept.",
                examples = "6:00  2.1 m\n7:00  2.4 m",
                required = true)
        String text)
        implements Block {

    @Override
    public Block withId(String other) {
        return new Preformatted(other, text);
    }

    @Override
    public String type() {
        return "preformatted";
    }

    @Override
    public Block cleaned(Cleaning in) {
        return new Preformatted(in.id(id), in.lines("text", text));
    }

    /** Cut at the ends of lines. */
    @Override
    public List<Block> pieces() {
        var pieces = new ArrayList<Block>();
        var from = 0;
        while (text.length() - from > Cleaning.LONGEST_TEXT) {
            var line = text.lastIndexOf('\n', from + Cleaning.LONGEST_TEXT - 1) + 1;
            var cut = line > from ? line : text.offsetByCodePoints(from, Cleaning.LONGEST_TEXT / 2);
            pieces.add(new Preformatted(null, text.substring(from, cut)));
            from = cut;
        }
        pieces.add(new Preformatted(null, text.substring(from)));
        return List.copyOf(pieces);
    }

    @Override
    public void write(HtmlWriter out, References references) {
        out.open("pre").text(text).close();
    }

    @Override
    public void write(MarkdownWriter out, References references) {
        out.code(text);
    }
}
