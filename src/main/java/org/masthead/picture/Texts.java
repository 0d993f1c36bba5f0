package org.masthead.picture;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Texts of files, made such that they can be stored and shown. */
final class Texts {

    private static final Pattern DIRECTIONS = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

    private Texts() {}

    /**
     * By the charset that is declared, else as UTF-8, else by the fallback: each of the first two only when all of the
     * text is in it.
     *
     * @param declared or null
     */
    static String decoded(byte[] text, Charset declared, Charset fallback) {
        if (declared != null) {
            var strict = strict(text, declared);
            if (strict != null) {
                return strict;
            }
        }
        var utf8 = strict(text, StandardCharsets.UTF_8);
        return utf8 != null ? utf8 : new String(text, fallback);
    }

    private static String strict(byte[] text, Charset charset) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(text)).toString();
        } catch (CharacterCodingException other) {
            return null;
        }
    }

    /**
     * Without control characters and halves of characters, of this length at most; null when there is nothing to read.
     */
    static String clean(String text, int most) {
        if (text == null) {
            return null;
        }
        var clean = new StringBuilder();
        text.strip()
                .replaceAll("\\R", "\n")
                .codePoints()
                .filter(Texts::isText)
                .limit(most)
                .forEach(clean::appendCodePoint);
        var end = clean.length();
        // Lengths are counted in halves where they are checked.
        if (end > most) {
            end = most - (Character.isHighSurrogate(clean.charAt(most - 1)) ? 1 : 0);
        }
        var kept = clean.substring(0, end).strip();
        return kept.codePoints().anyMatch(Character::isLetterOrDigit) ? kept : null;
    }

    /** Nor what turns the direction of letters that have their own. */
    private static boolean isText(int character) {
        return character == '\n'
                || (!Character.isISOControl(character)
                        && (character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE)
                        && character != 0x202d
                        && character != 0x202e
                        && character != 0xfffe
                        && character != 0xffff);
    }

    /** The same on one line, and without what turns the direction of what follows a name or a title. */
    static String line(String text, int most) {
        return text == null
                ? null
                : clean(DIRECTIONS.matcher(text).replaceAll("").replaceAll("(?:\\s|\\R)+", " "), most);
    }

    /** The same of many, each once. */
    static List<String> lines(Collection<String> texts, int most, int longest) {
        return texts.stream()
                .map(text -> line(text, longest))
                .filter(Objects::nonNull)
                .distinct()
                .limit(most)
                .toList();
    }
}
