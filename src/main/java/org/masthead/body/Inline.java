package org.masthead.body;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.parser.Parser;

/**
 * Running text with marks, in its one normal form: white space collapsed and outside of the marks, no empty element, no
 * mark inside its like. A line end in a run is a {@code <br>}; there are at most two in a row.
 */
final class Inline {

    static final Inline EMPTY = new Inline(List.of());

    /** How far a sentence may be looked for. */
    private static final int NEAR = 2_000;

    /** One element around a stretch of text. Compared by identity: two bdi elements side by side stay two. */
    static final class Mark {
        final String tag;
        final Map<String, String> attributes;

        Mark(String tag, Map<String, String> attributes) {
            this.tag = tag;
            this.attributes = attributes;
        }

        boolean isIsolate() {
            return tag.equals("span") || tag.equals("bdi");
        }
    }

    record Run(String text, List<Mark> marks) {}

    private final List<Run> runs;

    Inline(List<Run> runs) {
        this.runs = runs;
    }

    /** Text without marks. */
    static Inline of(String text) {
        if (Characters.isNormal(text)) {
            // Most text is, and looking is cheaper than mending.
            return new Inline(List.of(new Run(text, List.of())));
        }
        var inline = new InlineBuilder();
        inline.text(text);
        return inline.build();
    }

    List<Run> runs() {
        return runs;
    }

    boolean isEmpty() {
        return runs.isEmpty();
    }

    /** Without marks; a line end for each {@code <br>}. */
    String text() {
        return runs.stream().map(Run::text).collect(Collectors.joining());
    }

    String html() {
        var html = new HtmlWriter();
        html.inline(this);
        return html.toString();
    }

    private Stream<String> hrefs() {
        return runs.stream()
                .flatMap(run -> run.marks().stream())
                .filter(mark -> mark.tag.equals("a"))
                .distinct()
                .map(mark -> mark.attributes.get("href"));
    }

    /** The text of HTML of ours. */
    static String text(String html) {
        return InlineHtml.read(html).text();
    }

    /** Where the links of our HTML lead, if one leads to an article of ours. Most has none, and is not read. */
    static Stream<String> hrefs(String html) {
        return html.contains("<a href=\"" + Links.ARTICLE)
                ? InlineHtml.read(html).hrefs()
                : Stream.empty();
    }

    /**
     * HTML of ours with other links, see {@link #mapLinks}. Most has none of those that begin so, or none that would be
     * another, and is not read.
     */
    static String withLinks(String html, String prefix, UnaryOperator<String> links) {
        var start = "<a href=\"" + prefix;
        for (var at = html.indexOf(start); at >= 0; at = html.indexOf(start, at + 1)) {
            var from = html.indexOf('"', at) + 1;
            var href = Parser.unescapeEntities(html.substring(from, html.indexOf('"', from)), true);
            if (!href.equals(links.apply(href))) {
                return InlineHtml.read(html).mapLinks(links).html();
            }
        }
        return html;
    }

    /** The same text with other links; where the function answers null or an address that is not allowed, none. */
    Inline mapLinks(UnaryOperator<String> links) {
        var mapped = new LinkedHashMap<Mark, List<Mark>>();
        return new Inline(runs.stream()
                .map(run -> new Run(
                        run.text(),
                        run.marks().stream()
                                .flatMap(mark -> mapped.computeIfAbsent(mark, old -> mapLink(old, links)).stream())
                                .toList()))
                .toList());
    }

    private static List<Mark> mapLink(Mark mark, UnaryOperator<String> links) {
        if (!mark.tag.equals("a")) {
            return List.of(mark);
        }
        var href = links.apply(mark.attributes.get("href"));
        return href == null
                ? List.of()
                : Links.inline(href).stream()
                        .map(link -> new Mark("a", Map.of("href", link)))
                        .toList();
    }

    /** Cut where two line ends follow each other. */
    List<Inline> paragraphs() {
        var paragraphs = new ArrayList<Inline>();
        var builder = new InlineBuilder();
        for (var run : runs) {
            var parts = run.text().split("\n\n", -1);
            for (var i = 0; i < parts.length; i++) {
                if (i > 0) {
                    paragraphs.add(builder.build());
                    builder = new InlineBuilder();
                }
                builder.run(parts[i], run.marks());
            }
        }
        paragraphs.add(builder.build());
        return paragraphs.stream().filter(part -> !part.isEmpty()).toList();
    }

    /** Cut until the HTML of each piece is no longer than that, at the ends of sentences where there are any. */
    List<Inline> pieces(int longest) {
        var length = text().length();
        if (length < 2 || html().length() <= longest) {
            return List.of(this);
        }
        var cut = middle(text());
        return Stream.of(part(0, cut), part(cut, length))
                .flatMap(half -> half.pieces(longest).stream())
                .filter(piece -> !piece.isEmpty())
                .toList();
    }

    /** The same of HTML of ours; most is short, and not read. */
    static Stream<String> pieces(String html, int longest) {
        return html.length() <= longest
                ? Stream.of(html)
                : InlineHtml.read(html).pieces(longest).stream().map(Inline::html);
    }

    /** Where a text is best cut in two: behind a sentence near its middle, else at a space, else between characters. */
    private static int middle(String text) {
        var middle = text.offsetByCodePoints(0, text.codePointCount(0, text.length() / 2 + 1) - 1);
        var start = Math.max(0, middle - NEAR);
        for (var ends :
                List.of(BreakIterator.getSentenceInstance(ULocale.ROOT), BreakIterator.getLineInstance(ULocale.ROOT))) {
            ends.setText(text.substring(start, middle));
            ends.last();
            var end = ends.previous();
            if (end > 0) {
                return start + end;
            }
        }
        return Math.max(middle, 1);
    }

    private Inline part(int from, int to) {
        var builder = new InlineBuilder();
        var at = 0;
        for (var run : runs) {
            var end = at + run.text().length();
            if (end > from && at < to) {
                builder.run(run.text().substring(Math.max(from - at, 0), Math.min(to, end) - at), run.marks());
            }
            at = end;
        }
        return builder.build();
    }

    /** How many marks two stretches of text share, counted from the outside. */
    static int shared(List<Mark> one, List<Mark> other) {
        var shared = 0;
        while (shared < one.size() && shared < other.size() && one.get(shared) == other.get(shared)) {
            shared++;
        }
        return shared;
    }
}
