package org.masthead.body;

import com.fasterxml.jackson.annotation.JsonView;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/*
 */
@Schema(description = "Running text.")
public record Paragraph(
        @Schema(
                description = "Stable through revisions, unique within the body: 1 to 36 of a-z, 0-9 and the hyphen; "
                        + "made when absent.",
                examples = "a1b2c3d4")
        String id,

        @Schema(
                description = "Inline HTML: a, em, strong, code, sub, sup, br, span and bdi; anything else is removed "
                        + "on the way in.",
                examples = "The river rose by <strong>two metres</strong>.",
                required = true)
        String html,

        @Schema(
                description = "What the block says without markup; derived, so one that is sent does not count.",
                examples = "The river rose by two metres.")
        @JsonView(Body.Derived.class)
        String text)
        implements Block {

    @Override
    public Block withId(String other) {
        return new Paragraph(other, html, text);
    }

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
    public Block withText() {
        return text == null ? new Paragraph(id, html, Inline.text(html)) : this;
    }

    @Override
    public List<Block> pieces() {
        return Inline.pieces(html, Cleaning.LONGEST_TEXT)
                .<Block>map(piece -> new Paragraph(null, piece, null))
                .toList();
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
        return Inline.hrefs(html);
    }

    @Override
    public Block withLinks(String prefix, UnaryOperator<String> links) {
        return new Paragraph(id, Inline.withLinks(html, prefix, links), text);
    }
}
