package org.masthead.body;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A flat list. */
@Schema(description = "A flat list.")
public record ListBlock(
        @Schema(
                description = "Stable through revisions, unique within the body: 1 to 36 of a-z, 0-9 and the hyphen; "
                        + "made when absent.",
                examples = "a1b2c3d4")
        String id,

        @Schema(description = "Whether its items are numbered; false when absent.", examples = "false")
        Boolean ordered,

        @Schema(description = "The items, 1 to 500.", required = true)
        List<Item> items,

        @Schema(
                description = "The items without markup, one a line; derived, so one that is sent does not count.",
                examples = "Bridges\nRoads")
        @JsonView(Body.Derived.class)
        String text)
        implements Block {

    static final int LONGEST = 500;

    /*
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "ListItem", description = "An item of a list.")
    public record Item(
            @Schema(description = "Inline HTML, as in a paragraph.", examples = "<em>Bridges</em>", required = true)
            String html,

            @Schema(
                    description = "What it says without markup; derived, so one that is sent does not count.",
                    examples = "Bridges")
            @JsonView(Body.Derived.class)
            String text) {}

    @Override
    public Block withId(String other) {
        return new ListBlock(other, ordered, items, text);
    }

    @Override
    public String type() {
        return "list";
    }

    @Override
    public Block cleaned(Cleaning in) {
        var given = in.entries("items", items, LONGEST);
        var cleaned = IntStream.range(0, given.size())
                .mapToObj(i -> in.inline("items/" + i + "/html", given.get(i).html()))
                .map(inline -> new Item(inline.html(), inline.text()))
                .toList();
        return new ListBlock(in.id(id), Boolean.TRUE.equals(ordered), cleaned, text(cleaned));
    }

    @Override
    public Block withText() {
        if (text != null) {
            return this;
        }
        var whole = items.stream()
                .map(item -> new Item(item.html(), Inline.text(item.html())))
                .toList();
        return new ListBlock(id, ordered, whole, text(whole));
    }

    private static String text(List<Item> items) {
        return items.stream().map(Item::text).collect(Collectors.joining("\n"));
    }

    @Override
    public List<Block> pieces() {
        var pieces = new ArrayList<Block>();
        var some = new ArrayList<Item>();
        var length = 0;
        for (var item : items) {
            for (var piece : Inline.pieces(item.html(), Cleaning.LONGEST_TEXT).toList()) {
                length += piece.length() + 1;
                if (length > Cleaning.LONGEST_TEXT && !some.isEmpty()) {
                    pieces.add(new ListBlock(null, ordered, List.copyOf(some), null));
                    some.clear();
                    length = piece.length() + 1;
                }
                some.add(new Item(piece, null));
            }
        }
        pieces.add(new ListBlock(null, ordered, List.copyOf(some), null));
        return List.copyOf(pieces);
    }

    @Override
    public void write(HtmlWriter out, References references) {
        out.open(ordered ? "ol" : "ul");
        for (var item : items) {
            out.open("li").inline(InlineHtml.read(item.html())).close();
        }
        out.close();
    }

    @Override
    public void write(MarkdownWriter out, References references) {
        out.list(
                ordered,
                items.stream()
                        .map(item -> MarkdownWriter.inline(InlineHtml.read(item.html())))
                        .toList());
    }

    @Override
    public Stream<String> hrefs() {
        return items.stream().flatMap(item -> Inline.hrefs(item.html()));
    }

    @Override
    public Block withLinks(String prefix, UnaryOperator<String> links) {
        return new ListBlock(
                id,
                ordered,
                items.stream()
                        .map(item -> new Item(Inline.withLinks(item.html(), prefix, links), item.text()))
                        .toList(),
                text);
    }
}
