package org.masthead.address;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The readable part of an address: {@code a-z}, {@code 0-9} and single hyphens between them.
 *
 * @param text at most 120 characters
 */
public record Slug(String text) {

    /** What a slug looks like, for messages and constraints. Possessive: the length of a text must not cost stack. */
    public static final String PATTERN = "[a-z0-9]++(-[a-z0-9]++)*+";

    public static final int MAX_LENGTH = 120;

    private static final Pattern SHAPE = Pattern.compile(PATTERN);
    private static final String APOSTROPHES = "'’‘ʼ`´";

    public Slug {
        if (!isSlug(text)) {
            throw new IllegalArgumentException("Not a slug");
        }
    }

    public static boolean isSlug(String text) {
        return text.length() <= MAX_LENGTH && SHAPE.matcher(text).matches();
    }

    /**
     * A slug of any text in any script: {@code Editor's Choice} becomes {@code editors-choice}, {@code Россия} becomes
     * {@code rossia}, and signs that stand alone go by their names, as {@code grinning-face}. Cut between words when it
     * would be longer than {@code maxLength}.
     *
     * @param otherwise the slug of a text in which there is nothing to see
     */
    public static Slug of(String text, int maxLength, String otherwise) {
        // Transliteration of some scripts writes its own apostrophes.
        var words = hyphenated(Latin.of(withoutApostrophes(text)));
        if (words.isEmpty()) {
            words = hyphenated(names(text));
        }
        return new Slug(words.isEmpty() ? otherwise : cut(words, maxLength));
    }

    private static String withoutApostrophes(String text) {
        var kept = new StringBuilder(text.length());
        text.chars().filter(c -> APOSTROPHES.indexOf(c) < 0).forEach(c -> kept.append((char) c));
        return kept.toString();
    }

    /** Runs of letters and digits, with hyphens between them. An apostrophe parts no words. */
    private static String hyphenated(String latin) {
        var words = new StringBuilder(latin.length());
        var parted = false;
        for (var at = 0; at < latin.length(); at++) {
            var c = latin.charAt(at);
            if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
                words.append(parted && words.length() > 0 ? "-" : "").append(c);
                parted = false;
            } else {
                parted |= APOSTROPHES.indexOf(c) < 0;
            }
        }
        return words.toString();
    }

    /** What Unicode calls the signs of a text, each of them once. */
    private static String names(String text) {
        return text.codePoints()
                .filter(sign -> !UCharacter.isUWhiteSpace(sign)
                        && !UCharacter.hasBinaryProperty(sign, UProperty.DEFAULT_IGNORABLE_CODE_POINT))
                .distinct()
                .mapToObj(UCharacter::getExtendedName)
                .collect(Collectors.joining(" "))
                .toLowerCase(Locale.ROOT);
    }

    /** The same slug with a number behind it, for when it is taken. */
    public Slug numbered(int number) {
        var suffix = "-" + number;
        return new Slug(cut(text, MAX_LENGTH - suffix.length()) + suffix);
    }

    private static String cut(String words, int maxLength) {
        if (words.length() <= maxLength) {
            return words;
        }
        var end = words.lastIndexOf('-', maxLength);
        return words.substring(0, end > maxLength / 2 ? end : maxLength).replaceAll("-$", "");
    }

    @Override
    public String toString() {
        return text;
    }
}
