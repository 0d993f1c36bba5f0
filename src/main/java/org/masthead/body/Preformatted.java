package org.masthead.body;

/** Text whose spaces and line ends matter. */
public record Preformatted(String id, String text) implements Block {

    @Override
    public String type() {
        return "preformatted";
    }

    @Override
    public Block cleaned(Cleaning in) {
        return new Preformatted(in.id(id), in.lines("text", text));
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
