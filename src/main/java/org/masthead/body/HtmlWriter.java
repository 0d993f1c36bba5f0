package org.masthead.body;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Writes well-formed HTML: text and attribute values are escaped here, and nowhere else. */
final class HtmlWriter {

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** @param attributes names and values in turn; one without a value (null) is left out */
    HtmlWriter open(String tag, Object... attributes) {
        empty(tag, attributes);
        open.push(tag);
        return this;
    }

    /** An element that has no end tag. */
    HtmlWriter empty(String tag, Object... attributes) {
        out.append('<').append(tag);
        for (var i = 0; i < attributes.length; i += 2) {
            if (attributes[i + 1] != null) {
                out.append(' ').append(attributes[i]).append("=\"");
                escape(attributes[i + 1].toString(), "&quot;");
                out.append('"');
            }
        }
        out.append('>');
        return this;
    }

    HtmlWriter close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    HtmlWriter text(String text) {
        escape(text, "\"");
        return this;
    }

    HtmlWriter inline(Inline inline) {
        List<Inline.Mark> marks = List.of();
        for (var run : inline.runs()) {
            change(marks, run.marks());
            marks = run.marks();
            lines(run.text());
        }
        change(marks, List.of());
        return this;
    }

    private void change(List<Inline.Mark> from, List<Inline.Mark> to) {
        var shared = Inline.shared(from, to);
        for (var i = from.size(); i > shared; i--) {
            close();
        }
        for (var mark : to.subList(shared, to.size())) {
            open(mark);
        }
    }

    HtmlWriter open(Inline.Mark mark) {
        return open(mark.tag, flat(mark.attributes));
    }

    private static Object[] flat(Map<String, String> attributes) {
        return attributes.entrySet().stream()
                .flatMap(entry -> List.of(entry.getKey(), entry.getValue()).stream())
                .toArray();
    }

    private void lines(String text) {
        var lines = text.split("\n", -1);
        for (var i = 0; i < lines.length; i++) {
            if (i > 0) {
                empty("br");
            }
            text(lines[i]);
        }
    }

    private void escape(String text, String quote) {
        var from = 0;
        for (var at = 0; at < text.length(); at++) {
            var escaped = switch (text.charAt(at)) {
                case '&' -> "&amp;";
                case '<' -> "&lt;";
                case '>' -> "&gt;";
                case '"' -> quote;
                default -> null;
            };
            if (escaped != null) {
                out.append(text, from, at).append(escaped);
                from = at + 1;
            }
        }
        out.append(text, from, text.length());
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
