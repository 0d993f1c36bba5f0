package org.masthead.article;

import com.ibm.icu.text.BreakIterator;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A text, and which of its characters match a search.
 *
 * <p>PostgreSQL marks matches in the text as {@code search_text} folds it. Readers shall see the text as it was
 * written, so the marks are carried over, character by character.
 */
final class MarkedText {

    /** How many words a passage has. */
    private static final int PASSAGE = 20;

    /** How many of them stand before the first match. */
    private static final int LEAD = 4;

    private static final int MOST_PASSAGES = 2;

    private static final char START = '\u0002';
    private static final char STOP = '\u0003';
    private static final char SEPARATOR = '\u001f';

    private final String text;
    private final BitSet marked;

    private MarkedText(String text, BitSet marked) {
        this.text = text;
        this.marked = marked;
    }

    /**
     * @param text as it was written
     * @param folded the same as {@code search_highlight} gives it; of another text nothing is marked
     */
    static MarkedText of(String text, String folded) {
        var marked = new BitSet();
        var inside = false;
        var at = 0;
        for (var i = 0; i < text.length(); i++) {
            if (!isDropped(text.charAt(i))) {
                for (; at < folded.length() && isAdded(folded.charAt(at)); at++) {
                    inside = folded.charAt(at) == SEPARATOR ? inside : folded.charAt(at) == START;
                }
                at++;
            }
            marked.set(i, inside);
        }
        var isOfThisText = at <= folded.length() && folded.substring(at).chars().allMatch(rest -> isAdded((char) rest));
        return new MarkedText(text, isOfThisText ? marked : new BitSet());
    }

    private static boolean isAdded(char character) {
        return character == START || character == STOP || character == SEPARATOR;
    }

    /**
     * What the folded text does not have: vowel signs and tatweel of Arabic script, and what it separates letters by.
     */
    private static boolean isDropped(char character) {
        return character >= '\u064b' && character <= '\u065f'
                || character == '\u0670'
                || character == '\u0640'
                || character == SEPARATOR;
    }

    /** All of it as HTML. */
    String html() {
        return html(0, text.length());
    }

    /** Its best passages as HTML, in their order: those in which most of what was searched for stands together. */
    List<String> passages() {
        var words = words();
        var starts = IntStream.range(0, words.size())
                .filter(word -> isMarked(words.get(word)))
                .map(word -> Math.max(0, Math.min(word - LEAD, words.size() - PASSAGE)))
                .distinct()
                .mapToObj(start -> new Passage(start, matchesFrom(start, words)))
                .sorted(Comparator.comparing(Passage::matches).reversed())
                .toList();
        var best = new ArrayList<Passage>();
        for (var passage : starts) {
            if (best.size() < MOST_PASSAGES && best.stream().allMatch(passage::isApartFrom)) {
                best.add(passage);
            }
        }
        return best.stream()
                .sorted(Comparator.comparing(Passage::start))
                .map(passage -> html(passage, words))
                .toList();
    }

    private record Passage(int start, int matches) {

        boolean isApartFrom(Passage other) {
            return Math.abs(start - other.start) >= PASSAGE;
        }
    }

    private record Word(int start, int end) {}

    private List<Word> words() {
        var boundaries = BreakIterator.getWordInstance(Locale.ROOT);
        boundaries.setText(text);
        var words = new ArrayList<Word>();
        for (var start = boundaries.first(); boundaries.next() != BreakIterator.DONE; start = boundaries.current()) {
            if (boundaries.getRuleStatus() >= BreakIterator.WORD_NONE_LIMIT) {
                words.add(new Word(start, boundaries.current()));
            }
        }
        return words;
    }

    private boolean isMarked(Word word) {
        var next = marked.nextSetBit(word.start);
        return next >= 0 && next < word.end;
    }

    /** How many different words match in a passage. */
    private int matchesFrom(int start, List<Word> words) {
        var different = new HashSet<String>();
        words.subList(start, Math.min(start + PASSAGE, words.size())).stream()
                .filter(this::isMarked)
                .forEach(word ->
                        different.add(text.substring(word.start, word.end).toLowerCase(Locale.ROOT)));
        return different.size();
    }

    private String html(Passage passage, List<Word> words) {
        var last = Math.min(passage.start + PASSAGE, words.size()) - 1;
        var end = last + 1 < words.size() ? words.get(last + 1).start : text.length();
        return html(words.get(passage.start).start, end).strip();
    }

    private String html(int from, int to) {
        var html = new StringBuilder();
        for (var i = from; i < to; ) {
            var isMarked = marked.get(i);
            var end = Math.min(to, isMarked ? marked.nextClearBit(i) : nextMarked(i));
            html.append(isMarked ? "<mark>" : "").append(escaped(text.substring(i, end)));
            html.append(isMarked ? "</mark>" : "");
            i = end;
        }
        return html.toString().replaceAll("\\s+", " ");
    }

    private int nextMarked(int from) {
        var next = marked.nextSetBit(from);
        return next < 0 ? text.length() : next;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
