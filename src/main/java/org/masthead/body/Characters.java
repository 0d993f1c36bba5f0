package org.masthead.body;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;

/**
 * What may stand in stored text: everything but characters that no reader can see, no XML may hold or no row can keep.
 */
public final class Characters {

    /** A pattern of no dots: to Unicode a sign like others. */
    private static final int BLANK_BRAILLE = 0x2800;

    private Characters() {}

    /**
     * The same text without control characters (tab and line ends stay), direction overrides, lone surrogates and
     * noncharacters; other ends of lines are those that all know. What it makes of any text is
     * {@link org.masthead.http.PlainText}.
     */
    static String clean(String text) {
        if (isClean(text)) {
            return text;
        }
        return text.codePoints()
                .map(point -> endsLine(point) ? '\n' : point)
                .filter(Characters::allowed)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Most text is, and is looked through at every save. */
    private static boolean isClean(String text) {
        for (var at = 0; at < text.length(); ) {
            var point = text.codePointAt(at);
            if (!allowed(point)) {
                return false;
            }
            at += Character.charCount(point);
        }
        return true;
    }

    /**
     * One line: cleaned, white space as HTML knows it collapsed. A non-breaking space is a character, not white space.
     */
    static String line(String text) {
        var line = new StringBuilder(text.length());
        var space = false;
        for (var character : clean(text).toCharArray()) {
            if (isSpace(character)) {
                space = line.length() > 0;
            } else {
                line.append(space ? " " : "").append(character);
                space = false;
            }
        }
        return line.toString();
    }

    /** Whether nothing would be cleaned or collapsed. False also of some text with rare characters, which may be. */
    static boolean isNormal(String text) {
        var before = ' ';
        for (var at = 0; at < text.length(); at++) {
            var character = text.charAt(at);
            if (character < ' '
                    || character >= Character.MIN_SURROGATE
                    || !allowed(character)
                    || character == ' ' && before == ' ') {
                return false;
            }
            before = character;
        }
        return before != ' ';
    }

    static String withoutOuterLineEnds(String text) {
        var start = 0;
        var end = text.length();
        while (start < end && text.charAt(start) == '\n') {
            start++;
        }
        while (end > start && text.charAt(end - 1) == '\n') {
            end--;
        }
        return text.substring(start, end);
    }

    /** Nothing to see: spaces of any kind and width, joiners, fillers. Empty paragraphs of editors are often that. */
    public static boolean isInvisible(String text) {
        return text.codePoints()
                .allMatch(point -> Character.isWhitespace(point)
                        || Character.isSpaceChar(point)
                        || Character.isISOControl(point)
                        || point == BLANK_BRAILLE
                        || UCharacter.hasBinaryProperty(point, UProperty.DEFAULT_IGNORABLE_CODE_POINT));
    }

    private static boolean isSpace(char character) {
        return character == ' ' || character == '\n' || character == '\t' || character == '\r' || character == '\f';
    }

    /** As terminals and Unicode have it, but neither HTML nor JSON: next line, line and paragraph separators. */
    private static boolean endsLine(int point) {
        return point == 0x85 || point == 0x2028 || point == 0x2029;
    }

    private static boolean allowed(int point) {
        if (point < ' ' || (point >= 0x7F && point < 0xA0)) {
            return point == '\n' || point == '\t' || point == '\r' || point == '\f';
        }
        return !endsLine(point)
                && !(point == 0x202D || point == 0x202E)
                && !(point >= 0xD800 && point < 0xE000)
                && !(point >= 0xFDD0 && point < 0xFDF0)
                && (point & 0xFFFE) != 0xFFFE;
    }
}
