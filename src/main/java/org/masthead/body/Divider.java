package org.masthead.body;

/** A break between parts; its text is empty. */
public record Divider(String id, String text) implements Block {

    @Override
    public String type() {
        return "divider";
    }

    @Override
    public Block cleaned(Cleaning in) {
        return new Divider(in.id(id), "");
    }

    @Override
    public void write(HtmlWriter out, References references) {
        out.empty("hr");
    }

    @Override
    public void write(MarkdownWriter out, References references) {
        out.block("---");
    }
}
