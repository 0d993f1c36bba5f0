package org.masthead.body;

/** @param level 2 to 6; 1 is the headline of the article */
public record Heading(String id, Integer level, String text) implements Block {

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
