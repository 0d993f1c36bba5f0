package org.masthead.body;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A break between parts; its text is empty. */
@Schema(description = "A break between parts.")
public record Divider(
        @Schema(
                description = "Stable through revisions, unique within the body: 1 to 36 of a-z, 0-9 and the hyphen; "
                        + "made when absent.",
                examples = "a1b2c3d4")
        String id,

        @Schema(description = "Always empty.", examples = "")
        String text)
        implements Block {

    @Override
    public Block withId(String other) {
        return new Divider(other, text);
    }

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
