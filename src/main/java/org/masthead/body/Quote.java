package org.masthead.body;

import com.fasterxml.jackson.annotation.JsonView;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Something that somebody said.")
public record Quote(
        @Schema(
                description = "Stable through revisions, unique within the body: 1 to 36 of a-z, 0-9 and the hyphen; "
                        + "made when absent.",
                examples = "a1b2c3d4")
        String id,

        @Schema(
                description = "Inline HTML, as in a paragraph; two br part its paragraphs.",
                examples = "We have never seen it this high.",
                required = true)
        String html,

        @Schema(
                description = "What the block says without markup; derived, so one that is sent does not count.",
                examples = "We have never seen it this high.")
        @JsonView(Body.Derived.class)
        String text,

        @Schema(description = "Who said it, plain text, or null.", examples = "John Smith, mayor", nullable = true)
        String attribution)
        implements Block {

    @Override
    public Block withId(String other) {
        return new Quote(other, html, text, attribution);
    }

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
    public Block withText() {
        return text == null ? new Quote(id, html, Inline.text(html), attribution) : this;
    }

    /** Who said it stands below the last. */
    @Override
    public List<Block> pieces() {
        var pieces = Inline.pieces(html, Cleaning.LONGEST_TEXT).toList();
        var last = pieces.size() - 1;
        return IntStream.rangeClosed(0, last)
                .<Block>mapToObj(at -> new Quote(null, pieces.get(at), null, at == last ? attribution : null))
                .toList();
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
        return Inline.hrefs(html);
    }

    @Override
    public Block withLinks(String prefix, UnaryOperator<String> links) {
        return new Quote(id, Inline.withLinks(html, prefix, links), text, attribution);
    }
}
