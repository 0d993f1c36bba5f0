package org.masthead.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * What is checked of a JSON document before it is parsed: that it is UTF-8 without a mark (the parser would guess
 * UTF-16), and that no escape stands for NUL or half of a surrogate pair, which PostgreSQL cannot store.
 */
final class JsonText {

    private JsonText() {}

    /** Throws 400 {@code malformed-json} or {@code malformed-text}. */
    static void check(byte[] document) {
        var text = decode(document);
        if (text.isBlank() || text.charAt(0) == '\ufeff' || text.indexOf('\0') >= 0) {
            throw Problem.of(ProblemCode.MALFORMED_JSON)
                    .detail("The body is empty, or does not begin as JSON in UTF-8, at line 1, column 1.")
                    .exception();
        }
        var high = false;
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '\\') {
                refuseIf(high, text, i);
                continue;
            }
            var unit = escapedUnit(text, i);
            var low = unit >= Character.MIN_LOW_SURROGATE && unit <= Character.MAX_LOW_SURROGATE;
            refuseIf(unit == 0 || high != low, text, i);
            high = unit >= Character.MIN_HIGH_SURROGATE && unit <= Character.MAX_HIGH_SURROGATE;
            i += unit < 0 ? 1 : 5;
        }
    }

    private static String decode(byte[] document) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(document))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Problem.of(ProblemCode.MALFORMED_JSON)
                    .detail("The body is not UTF-8.")
                    .exception();
        }
    }

    /** The code unit of a {@code \}{@code uXXXX} escape, or -1 for other escapes and broken ones. */
    private static int escapedUnit(String text, int backslash) {
        if (backslash + 6 > text.length() || text.charAt(backslash + 1) != 'u') {
            return -1;
        }
        var unit = 0;
        for (var i = backslash + 2; i < backslash + 6; i++) {
            var digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            unit = unit * 16 + digit;
        }
        return unit;
    }

    private static void refuseIf(boolean refused, String text, int at) {
        if (!refused) {
            return;
        }
        var line = text.substring(0, at).lines().count();
        throw Problem.of(ProblemCode.MALFORMED_TEXT)
                .detail("Near line " + Math.max(1, line) + " a text holds a NUL character or half of a surrogate pair.")
                .exception();
    }
}
