package org.masthead.body;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * @param html inline HTML; two {@code <br>} part its paragraphs
 * @param attribution who said it, as text, or null
 */
public record Quote(String id, String html, String text, String attribution) implements Block {

    @Override
    public String type() {
        return "quote";
    }

    @Override
    public Block cleaned(Cleaning in) {
        var inline = in.inline("html", html);
        var by = in.optionalLine("attribution", attribution);
        return new Quote(in.id(id), inline.html(), inline.text(), by);
    }

    @Override
    public String asText() {
        return attribution == null ? text : text + "\n— " + attribution;
    }

    @Override
    public void write(HtmlWriter out, References references) {
        out.open("blockquote");
        for (var paragraph : InlineHtml.read(html).paragraphs()) {
            out.open("p").inline(paragraph).close();
        }
        if (attribution != null) {
            out.open("footer").open("cite").text(attribution).close().close();
        }
        out.close();
    }

    @Override
    public void write(MarkdownWriter out, References references) {
        var paragraphs = InlineHtml.read(html).paragraphs().stream().map(MarkdownWriter::inline);
        var by = Stream.ofNullable(attribution).map(name -> "— " + MarkdownWriter.escaped(name));
        out.quote(Stream.concat(paragraphs, by).toList());
    }

    @Override
    public Stream<String> hrefs() {
        return InlineHtml.read(html).hrefs();
    }

    @Override
    public Block withLinks(String prefix, UnaryOperator<String> links) {
        return new Quote(id, Inline.withLinks(html, prefix, links), text, attribution);
    }
}
