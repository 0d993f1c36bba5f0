package org.masthead.body;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Rows of cells of plain text, all of the same length. */
@Schema(description = "Rows of cells of plain text, all of the same length.")
public record Table(
        @Schema(
                description = "Stable through revisions, unique within the body: 1 to 36 of a-z, 0-9 and the hyphen; "
                        + "made when absent.",
                examples = "a1b2c3d4")
        String id,

        @Schema(
                description = "The rows from the top, 1 to 200, of 50 cells at most; short ones are filled up.",
                examples = "[[\"Town\", \"Level\"], [\"Riverton\", \"2 m\"]]",
                required = true)
        List<List<String>> rows,

        @Schema(description = "Whether the first row names the columns; false when absent.", examples = "true")
        Boolean header,

        @Schema(
                description = "The cells, parted by tabs, one row a line; derived, so one that is sent does not count.",
                examples = "Town\tLevel\nRiverton\t2 m")
        String text)
        implements Block {

    static final int MOST_ROWS = 200;
    static final int MOST_COLUMNS = 50;

    @Override
    public Block withId(String other) {
        return new Table(other, rows, header, text);
    }

    @Override
    public String type() {
        return "table";
    }

    @Override
    public Block cleaned(Cleaning in) {
        var given = in.entries("rows", rows, MOST_ROWS);
        var columns = given.stream().mapToInt(List::size).max().orElse(0);
        if (columns > MOST_COLUMNS) {
            in.fault("rows", "too-many", "At most %d columns are allowed, not %d.".formatted(MOST_COLUMNS, columns));
        }
        var cleaned = IntStream.range(0, given.size())
                .mapToObj(i -> row(in, "rows/" + i + "/", given.get(i), Math.min(columns, MOST_COLUMNS)))
                .toList();
        var lines = cleaned.stream().map(row -> String.join("\t", row)).collect(Collectors.joining("\n"));
        return new Table(in.id(id), cleaned, Boolean.TRUE.equals(header), lines);
    }

    /** A row that is too short is filled up; a null cell is an empty one. */
    private static List<String> row(Cleaning in, String member, List<String> cells, int columns) {
        return IntStream.range(0, columns)
                .mapToObj(i -> i < cells.size() && cells.get(i) != null ? in.line(member + i, cells.get(i)) : "")
                .toList();
    }

    @Override
    public void write(HtmlWriter out, References references) {
        out.open("table");
        if (header) {
            out.open("thead");
            write(out, rows.get(0), "th");
            out.close();
        }
        out.open("tbody");
        rows.stream().skip(header ? 1 : 0).forEach(row -> write(out, row, "td"));
        out.close().close();
    }

    private static void write(HtmlWriter out, List<String> row, String tag) {
        out.open("tr");
        row.forEach(cell -> out.open(tag).text(cell).close());
        out.close();
    }

    /** Markdown knows no table without a header; the empty one is known again. */
    @Override
    public void write(MarkdownWriter out, References references) {
        var columns = rows.get(0).size();
        var lines = header ? rows.stream() : Stream.concat(Stream.of(Collections.nCopies(columns, "")), rows.stream());
        out.table(lines.toList());
    }
}
