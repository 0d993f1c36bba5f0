package org.masthead.body;

import java.util.List;

/** Running text as Markdown: with its signs, or with elements wherever the signs could be misread. */
final class MarkdownInline {

    private final StringBuilder out = new StringBuilder();
    private final boolean signs;

    MarkdownInline(Inline inline, boolean signs) {
        this.signs = signs;
        List<Inline.Mark> marks = List.of();
        for (var run : inline.runs()) {
            var code = signs && isCode(run);
            var around = code ? run.marks().subList(0, run.marks().size() - 1) : run.marks();
            change(marks, around);
            marks = around;
            if (code) {
                out.append(MarkdownWriter.span(run.text()));
            } else {
                lines(run.text());
            }
        }
        change(marks, List.of());
    }

    private static boolean isCode(Inline.Run run) {
        return !run.marks().isEmpty()
                && run.marks().get(run.marks().size() - 1).tag.equals("code");
    }

    private void lines(String text) {
        var lines = text.split("\n", -1);
        for (var i = 0; i < lines.length; i++) {
            if (i > 0) {
                out.append("\\\n");
            }
            var start = out.length() == 0 || out.charAt(out.length() - 1) == '\n';
            out.append(start ? MarkdownWriter.escapedLine(lines[i]) : MarkdownWriter.escaped(lines[i]));
        }
    }

    private void change(List<Inline.Mark> from, List<Inline.Mark> to) {
        var shared = Inline.shared(from, to);
        for (var i = from.size(); i > shared; i--) {
            out.append(end(from.get(i - 1)));
        }
        for (var mark : to.subList(shared, to.size())) {
            // An exclamation mark before a link would make it an image.
            if (mark.tag.equals("a") && out.length() > 0 && out.charAt(out.length() - 1) == '!') {
                out.insert(out.length() - 1, '\\');
            }
            out.append(start(mark));
        }
    }

    private String start(Inline.Mark mark) {
        return switch (mark.tag) {
            case "a" -> "[";
            case "em", "strong" -> signs ? sign(mark) : "<" + mark.tag + ">";
            default -> new HtmlWriter().open(mark).toString();
        };
    }

    private String end(Inline.Mark mark) {
        return switch (mark.tag) {
            case "a" -> MarkdownWriter.linkEnd(mark.attributes.get("href"));
            case "em", "strong" -> signs ? sign(mark) : "</" + mark.tag + ">";
            default -> "</" + mark.tag + ">";
        };
    }

    private static String sign(Inline.Mark mark) {
        return mark.tag.equals("em") ? "*" : "**";
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
