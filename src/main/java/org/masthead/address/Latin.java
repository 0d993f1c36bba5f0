package org.masthead.address;

import com.ibm.icu.text.Transliterator;
import java.util.Locale;
import java.util.stream.IntStream;

/** Text of any script in small Latin letters without marks, as far as ICU knows how. */
final class Latin {

    private Latin() {}

    /** What is Latin already need not go through a hundred rules. */
    static String of(String text) {
        if (text.chars().allMatch(c -> c < 0x80)) {
            return text.toLowerCase(Locale.ROOT);
        }
        if (text.chars().anyMatch(c -> c >= Rules.ALONE.length)) {
            return Rules.LATIN.transliterate(text);
        }
        var latin = new StringBuilder(text.length());
        text.chars().forEach(c -> latin.append(Rules.ALONE[c]));
        return latin.toString();
    }

    /** Not read before they are needed. */
    static final class Rules {

        // Transliterators of ICU may be shared between threads.
        static final Transliterator LATIN = Transliterator.getInstance("Any-Latin; Latin-ASCII; Any-Lower");

        /** What characters before Latin Extended-B become, each the same whatever stands beside it. */
        static final String[] ALONE = IntStream.range(0, 0x180)
                .mapToObj(c -> LATIN.transliterate(Character.toString(c)))
                .toArray(String[]::new);

        private Rules() {}
    }
}
