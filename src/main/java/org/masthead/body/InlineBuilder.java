package org.masthead.body;

import java.util.ArrayList;
import java.util.List;

/** Takes text and marks in reading order and brings them into the normal form. */
final class InlineBuilder {

    private static final int DEEPEST = 16;

    private final List<Inline.Run> raw = new ArrayList<>();
    private List<Inline.Mark> marks = List.of();

    void text(String text) {
        run(text.replace('\t', ' ').replace('\r', ' ').replace('\n', ' ').replace('\f', ' '), marks);
    }

    void lineEnd() {
        run("\n", marks);
    }

    /** Takes text in which line ends are meant, with marks of its own. */
    void run(String text, List<Inline.Mark> inside) {
        raw.add(new Inline.Run(Characters.clean(text), inside));
    }

    /** Opens the marks inside those already open; the answer is for {@link #restore}. */
    List<Inline.Mark> open(List<Inline.Mark> more) {
        var before = marks;
        var inside = new ArrayList<>(marks);
        for (var mark : more) {
            var nested = !mark.isIsolate() && inside.stream().anyMatch(open -> open.tag.equals(mark.tag));
            if (!nested && inside.size() < DEEPEST) {
                inside.add(mark);
            }
        }
        marks = List.copyOf(inside);
        return before;
    }

    void restore(List<Inline.Mark> before) {
        marks = before;
    }

    /** What was taken so far; open marks stay open for what follows. */
    Inline build() {
        var runs = new ArrayList<Inline.Run>();
        var text = new StringBuilder();
        List<Inline.Mark> now = null;
        var spaces = 0;
        var ends = 0;
        for (var run : raw) {
            for (var character : run.text().toCharArray()) {
                if (character == ' ') {
                    spaces++;
                } else if (character == '\n') {
                    ends++;
                } else {
                    if (now != null && spaces + ends > 0) {
                        var between = run.marks().subList(0, Inline.shared(now, run.marks()));
                        now = turn(runs, text, now, List.copyOf(between));
                        text.append(ends > 0 ? "\n".repeat(Math.min(ends, 2)) : " ");
                    }
                    spaces = 0;
                    ends = 0;
                    now = turn(runs, text, now, run.marks());
                    text.append(character);
                }
            }
        }
        turn(runs, text, now, null);
        raw.clear();
        return runs.isEmpty() ? Inline.EMPTY : new Inline(List.copyOf(runs));
    }

    private static List<Inline.Mark> turn(
            List<Inline.Run> runs, StringBuilder text, List<Inline.Mark> from, List<Inline.Mark> to) {
        if (from != null && !from.equals(to) && text.length() > 0) {
            runs.add(new Inline.Run(text.toString(), from));
            text.setLength(0);
        }
        return to;
    }
}
