package org.masthead.body;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** @param html inline HTML of the closed list */
public record Paragraph(String id, String html, String text) implements Block {

    @Override
    public String type() {
        return "paragraph";
    }

    @Override
    public Block cleaned(Cleaning in) {
        var inline = in.inline("html", html);
        return new Paragraph(in.id(id), inline.html(), inline.text());
    }

    @Override
    public void write(HtmlWriter out, References references) {
        var inline = InlineHtml.read(html);
        if (!inline.isEmpty()) {
            out.open("p").inline(inline).close();
        }
    }

    @Override
    public void write(MarkdownWriter out, References references) {
        out.block(MarkdownWriter.inline(InlineHtml.read(html)));
    }

    @Override
    public Stream<String> hrefs() {
        return InlineHtml.read(html).hrefs();
    }

    @Override
    public Block withLinks(String prefix, UnaryOperator<String> links) {
        return new Paragraph(id, Inline.withLinks(html, prefix, links), text);
    }
}
