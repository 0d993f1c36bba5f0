package org.masthead.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.masthead.http.OneLine;

/** Lines of text: made clean, and judged by their shape. */
final class Lines {

    private static final Pattern BREAK = Pattern.compile("\\r\\n|[\\n\\r\\x0B\\f\\u0085\\u2028\\u2029]");
    /** What terminals were told in the midst of a text: colours and the like (ECMA-48 control sequences), titles. */
    private static final String TERMINAL =
            "(?:\\x1B\\[|\\x9B)[0-?]{0,64}[ -/]{0,16}[@-~]|\\x1B\\][^\\x07\\x1B]{0,500}(?:\\x07|$|\\x1B\\\\)|";
    /**
     * Invisible everywhere: marks, soft hyphens, controls, overrides, halves of characters. Joiners are letters'
     * business.
     */
    private static final Pattern INVISIBLE = Pattern.compile(
            TERMINAL
                    + "[\\u200B\\u2060-\\u2064\\u180E\\u2800\\u3164\\uFFA0\\uFEFF\\u00AD\\u202D\\u202E\\uFFFE\\uFFFF\\x00-\\x08\\x0E-\\x1F\\x7F-\\x84\\x86-\\x9F]|\\p{Cs}");
    /** A tag where no markup belongs. */
    private static final Pattern TAG = Pattern.compile("<[a-zA-Z/!][^<>]{0,2000}>");

    private static final Pattern EDGES = Pattern.compile(
            "^[\\s\\u00A0\\u200C-\\u200F\\u202A-\\u202E\\u2066-\\u2069\\u061C]+|"
                    + "(?<![\\s\\u00A0\\u200C-\\u200F\\u202A-\\u202E\\u2066-\\u2069\\u061C])[\\s\\u00A0\\u200C-\\u200F\\u202A-\\u202E\\u2066-\\u2069\\u061C]+$");
    /** A hard space between two words is an editor's leftover; beside a digit or a mark it is typography. */
    private static final Pattern HARD_SPACE =
            Pattern.compile("(?<=[\\p{L}\\p{M},.:”’)])\\u00A0(?=[\\p{L}“‘(])|\\u00A0(?=\\s)|(?<=\\s)\\u00A0");

    private static final Pattern SPACES = Pattern.compile("[\\s\\x85\\u2028\\u2029\\u3000]+");
    /** No business of a title's, but of a text that is written from right to left. */
    private static final Pattern DIRECTIONS = Pattern.compile("[" + OneLine.DIRECTIONS + "]");

    private static final Pattern ENDS_OF_DIRECTIONS = Pattern.compile("[\\u202C\\u2069]");
    private static final Pattern WIDE =
            Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsThai}]");

    /** Apostrophes, and the signs that may be left out in Arabic. */
    private static final Pattern SILENT = Pattern.compile("['’‘`´ʼ\\u0640\\u064B-\\u0652]");

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{M}]+");

    private static final String SENTENCE_ENDS = ".!?…。！？؟۔।։";
    private static final String CLOSERS = "\"'”’»“‘)]）」』】›*";
    private static final String OPENERS = "\"'“‘«„「『‹";

    private Lines() {}

    /** The lines that hold something, as they stand: tabs may part the crumbs of a breadcrumb. */
    static List<String> of(String text) {
        var lines = new ArrayList<String>();
        for (var line : BREAK.split(text)) {
            if (!clean(line).isEmpty()) {
                lines.add(INVISIBLE.matcher(line).replaceAll(""));
            }
        }
        return lines;
    }

    /** One line without invisible characters, with single spaces. Null stays null. */
    static String clean(String line) {
        return line == null || isPlain(line)
                ? line
                : paired(EDGES.matcher(inner(line)).replaceAll(""));
    }

    /** No direction begins or ends in it alone: its other half has gone with the edge. */
    private static String paired(String line) {
        var all = DIRECTIONS.matcher(line).results().count();
        return all == 2 * ENDS_OF_DIRECTIONS.matcher(line).results().count() ? line : undirected(line);
    }

    /** What a title can be: see {@link OneLine}. Null stays null. */
    static String undirected(String line) {
        return line == null || !DIRECTIONS.matcher(line).find()
                ? line
                : inner(DIRECTIONS.matcher(line).replaceAll(""));
    }

    /** Most lines are clean already, and looking is cheaper than mending. */
    private static boolean isPlain(String line) {
        for (var at = 0; at < line.length(); at++) {
            var c = line.charAt(at);
            var edge = at == 0 || at == line.length() - 1 || line.charAt(at - 1) == ' ';
            if (c > '~' || c < ' ' || c == ' ' && edge) {
                return false;
            }
        }
        return true;
    }

    /** The same for a piece of a line, whose outer spaces part it from its neighbours. */
    static String inner(String piece) {
        var visible = INVISIBLE.matcher(piece).replaceAll("");
        return SPACES.matcher(HARD_SPACE.matcher(visible).replaceAll(" ")).replaceAll(" ");
    }

    /** The clean line, or null when nothing is left of it. */
    static String orNull(String line) {
        var clean = clean(line);
        return clean == null || clean.isEmpty() ? null : clean;
    }

    /** What a person would read in metadata that were written as HTML, once or twice escaped. Null when nothing. */
    static String plain(String text) {
        var plain = Parser.unescapeEntities(Parser.unescapeEntities(text, true), true);
        return orNull(TAG.matcher(plain).find() ? Jsoup.parseBodyFragment(plain).text() : plain);
    }

    /** Length as it is seen: a letter of the wide scripts says about as much as two and a half others. */
    static int width(String line) {
        var wide = hasWide(line) ? WIDE.matcher(line).results().count() : 0;
        return line.length() + (int) (wide * 3 / 2);
    }

    /** What counts when lines are compared: letters, in lower case and one form, with single spaces. */
    static String key(String line) {
        var folded = SILENT.matcher(line.toLowerCase(Locale.ROOT)).replaceAll("");
        return NO_LETTERS
                .matcher(folded.replace('ي', 'ی').replace('ك', 'ک').replace('ё', 'е'))
                .replaceAll(" ")
                .strip();
    }

    private static boolean hasWide(String line) {
        return line.chars()
                .anyMatch(
                        c -> c >= 0x0E00 && WIDE.matcher(Character.toString(c)).matches());
    }

    static int words(String line) {
        var spaced = line.isEmpty() ? 0 : line.split(" ").length;
        return Math.max(spaced, hasWide(line) ? width(line) / 6 : 0);
    }

    static boolean endsSentence(String line) {
        var end = line.length();
        while (end > 0 && CLOSERS.indexOf(line.charAt(end - 1)) >= 0) {
            end--;
        }
        if (end == 0 || SENTENCE_ENDS.indexOf(line.charAt(end - 1)) < 0) {
            return false;
        }
        // "imports from the U.S." ends with an abbreviation, not with a sentence
        return !(end >= 4
                && line.charAt(end - 1) == '.'
                && line.charAt(end - 3) == '.'
                && Character.isUpperCase(line.charAt(end - 2)));
    }

    /** Long, or a whole sentence of some length: what articles are made of. */
    static boolean isProse(String line) {
        var width = width(line);
        return width > 160 || width >= 45 && endsSentence(line);
    }

    /**
     * Short and without the end of a sentence. A quotation, a quoted remark with its speaker, and what begins in the
     * middle of a sentence are text however short they are.
     */
    static boolean isLabel(String line) {
        if (width(line) > 95 || words(line) > 14 || endsSentence(line)) {
            return false;
        }
        var last = line.charAt(line.length() - 1);
        return ":：;,،，؛".indexOf(last) < 0
                && !Character.isLowerCase(line.codePointAt(0))
                && !isQuotation(line)
                && !line.matches(".*[,.!?،][”\"’»“].*")
                && line.codePoints().anyMatch(Character::isLetter);
    }

    private static boolean isQuotation(String line) {
        return OPENERS.indexOf(line.charAt(0)) >= 0
                && (CLOSERS.indexOf(line.charAt(line.length() - 1)) >= 0 || words(line) > 9);
    }
}
