package org.masthead.body;

import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** Writes CommonMark with tables; whatever text would otherwise be taken for markup is escaped. */
final class MarkdownWriter {

    private static final Pattern SPECIAL =
            Pattern.compile("[\\\\`*\\[\\]<]|&(?=#?[A-Za-z0-9]+;)|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])");
    private static final Pattern LINE_START = Pattern.compile("^([#>+=|:~-]|\\d{1,9}(?=[.)]))");
    private static final Pattern ENTITY = Pattern.compile("&(?=#?[A-Za-z0-9]+;)");
    private static final Pattern BACKTICKS = Pattern.compile("`+");

    private final StringJoiner out = new StringJoiner("\n\n");
    private String marker = "";

    void block(String markdown) {
        if (!markdown.isEmpty()) {
            out.add(markdown);
            marker = "";
        }
    }

    void quote(List<String> paragraphs) {
        block(String.join("\n\n", paragraphs).replaceAll("(?m)^", "> ").replaceAll("(?m) $", ""));
    }

    /** Lists that follow each other change their sign, or they would be one. */
    void list(boolean ordered, List<String> items) {
        var sign = ordered ? (marker.equals(".") ? ")" : ".") : (marker.equals("-") ? "*" : "-");
        var lines = new StringJoiner("\n");
        for (var i = 0; i < items.size(); i++) {
            var start = (ordered ? i + 1 + sign : sign) + " ";
            lines.add(start + items.get(i).replace("\n", "\n" + " ".repeat(start.length())));
        }
        block(lines.toString());
        marker = sign;
    }

    void table(List<List<String>> rows) {
        var lines = new StringJoiner("\n");
        for (var i = 0; i < rows.size(); i++) {
            lines.add(row(rows.get(i)));
            if (i == 0) {
                lines.add("|" + " --- |".repeat(rows.get(0).size()));
            }
        }
        block(lines.toString());
    }

    private static String row(List<String> cells) {
        var row = new StringBuilder("|");
        cells.forEach(cell ->
                row.append(' ').append(escaped(cell).replace("|", "\\|")).append(" |"));
        return row.toString();
    }

    void code(String text) {
        var fence = fence(text, 3);
        block(fence + "\n" + text + "\n" + fence);
    }

    private static String fence(String text, int shortest) {
        var longest = BACKTICKS
                .matcher(text)
                .results()
                .mapToInt(run -> run.group().length())
                .max()
                .orElse(0);
        return "`".repeat(Math.max(shortest, longest + 1));
    }

    static String image(String alt, String url, String title) {
        return "!" + link(alt, url, title.isEmpty() ? null : title);
    }

    static String link(String text, String url, String title) {
        if (text.equals(url) && title == null) {
            return "<" + url + ">";
        }
        var quoted = title == null
                ? ""
                : " \"" + ENTITY.matcher(title.replaceAll("[\\\\\"]", "\\\\$0")).replaceAll("&amp;") + "\"";
        return "[" + escaped(text) + "](" + destination(url) + quoted + ")";
    }

    private static String destination(String url) {
        var safe = ENTITY.matcher(url).replaceAll("&amp;");
        return safe.matches("[^()\\s<>]+") ? safe : "<" + safe + ">";
    }

    /** Text inside a line. */
    static String escaped(String text) {
        return SPECIAL.matcher(text).replaceAll("\\\\$0");
    }

    /** Text at the start of a block. */
    static String escapedLine(String text) {
        var line = escaped(text);
        var start = LINE_START.matcher(line);
        if (!start.find()) {
            return line;
        }
        var digits = Character.isDigit(line.charAt(0));
        return digits ? start.group() + "\\" + line.substring(start.end()) : "\\" + line;
    }

    /**
     * Running text. Where asterisks would be misread (inside a word beside punctuation, in scripts without spaces) the
     * marks are written as elements, which CommonMark has for that: the result is read again to know.
     */
    static String inline(Inline inline) {
        var signs = new MarkdownInline(inline, true).toString();
        return MarkdownReader.inline(signs).equals(inline.html())
                ? signs
                : new MarkdownInline(inline, false).toString();
    }

    @Override
    public String toString() {
        return out.toString();
    }

    static String span(String text) {
        var fence = fence(text, 1);
        var pad = text.startsWith("`") || text.endsWith("`") ? " " : "";
        return fence + pad + text + pad + fence;
    }

    static String linkEnd(String href) {
        return "](" + destination(href) + ")";
    }
}
