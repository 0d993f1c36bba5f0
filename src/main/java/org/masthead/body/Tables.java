package org.masthead.body;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jsoup.nodes.Element;

/** Reads tables of data; those that only lay out a page are told apart. */
final class Tables {

    private Tables() {}

    static boolean isLayout(Element table) {
        return table.attr("role").equals("presentation")
                || !table.select("table table").isEmpty()
                || table.select("td, th").size() <= 1;
    }

    /** A caption as a paragraph, and as many tables as the rows need, each with the header. */
    static List<Block> read(Element table, Function<Element, Inline> inline) {
        var rows = new ArrayList<List<String>>();
        for (var row : table.select("tr")) {
            var cells = cells(row, inline);
            if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
                rows.add(cells);
            }
        }
        var blocks = new ArrayList<Block>();
        var caption = table.selectFirst("> caption");
        var title = caption == null ? Inline.EMPTY : inline.apply(caption);
        if (!title.isEmpty()) {
            blocks.add(new Paragraph(null, title.html(), null));
        }
        var header = isHeader(table.selectFirst("tr"));
        var names = header && !rows.isEmpty() ? rows.subList(0, 1) : List.<List<String>>of();
        var most = Table.MOST_ROWS - names.size();
        for (var i = names.size(); i < Math.max(rows.size(), 1); i += most) {
            var some = new ArrayList<>(names);
            some.addAll(rows.subList(Math.min(i, rows.size()), Math.min(rows.size(), i + most)));
            if (!some.isEmpty()) {
                blocks.add(new Table(null, List.copyOf(some), header, null));
            }
        }
        return blocks;
    }

    /** A row of headings only; one without a word in it is there because Markdown wants one. */
    private static boolean isHeader(Element row) {
        return row != null && row.selectFirst("> td") == null && !row.text().isBlank();
    }

    /** A cell that spans columns is followed by empty ones. */
    private static List<String> cells(Element row, Function<Element, Inline> inline) {
        var cells = new ArrayList<String>();
        for (var cell : row.select("> td, > th")) {
            cells.add(inline.apply(cell).text().replaceAll("\n+", " "));
            var span = cell.attr("colspan").matches("\\d{1,3}") ? Integer.parseInt(cell.attr("colspan")) : 1;
            for (var i = 1; i < Math.min(span, Table.MOST_COLUMNS); i++) {
                cells.add("");
            }
        }
        return cells;
    }
}
