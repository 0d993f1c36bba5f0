package org.masthead.body;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A flat list. */
public record ListBlock(String id, Boolean ordered, List<Item> items, String text) implements Block {

    static final int LONGEST = 500;

    /** @param html inline HTML of the closed list */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Item(String html, String text) {}

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

    private static String text(List<Item> items) {
        return items.stream().map(Item::text).collect(Collectors.joining("\n"));
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
        return items.stream().flatMap(item -> InlineHtml.read(item.html()).hrefs());
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
