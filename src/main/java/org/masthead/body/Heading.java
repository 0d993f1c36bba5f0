package org.masthead.body;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/*
 */
@Schema(description = "A cross-heading.")
public record Heading(
        @Schema(
                description = "Stable through revisions, unique within the body: 1 to 36 of a-z, 0-9 and the hyphen; "
                        + "made when absent.",
                examples = "a1b2c3d4")
        String id,

        @Schema(
                description = "2 to 6; 1 is the headline of the article.",
                examples = "2",
                required = true,
                minimum = "2",
                maximum = "6")
        Integer level,

        @Schema(description = "The heading, plain text.", examples = "What happens next", required = true)
        String text)
        implements Block {

    @Override
    public Block withId(String other) {
        return new Heading(other, level, text);
    }

    @Override
    public String type() {
        return "heading";
    }

    @Override
    public Block cleaned(Cleaning in) {
        if (level == null || level < 2 || level > 6) {
            in.fault("level", "out-of-range", "A heading's level is 2 to 6.");
        }
        return new Heading(in.id(id), level, in.line("text", text));
    }

    /** One longer than a line may be heads nothing: it is text. */
    @Override
    public List<Block> pieces() {
        return text.length() <= Cleaning.LONGEST_LINE
                ? List.of(this)
                : new Paragraph(null, new HtmlWriter().text(text).toString(), null).pieces();
    }

    @Override
    public void write(HtmlWriter out, References references) {
        if (!text.isEmpty()) {
            out.open("h" + level).text(text).close();
        }
    }

    @Override
    public void write(MarkdownWriter out, References references) {
        if (!text.isEmpty()) {
            // Number signs at the end of the line would be taken for its closing sequence.
            out.block("#".repeat(level) + " " + MarkdownWriter.escaped(text).replaceAll("#(?=#*$)", "\\\\#"));
        }
    }
}
