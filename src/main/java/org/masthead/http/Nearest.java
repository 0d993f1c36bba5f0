package org.masthead.http;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;

/** "Did you mean": the known name that a misspelt one is nearest to. */
final class Nearest {

    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_-]{1,40}");
    private static final int MAX_EDITS = 3;

    private Nearest() {}

    /** Whether a name from a request may be repeated in an answer. */
    static boolean isHarmless(String name) {
        return HARMLESS.matcher(name).matches();
    }

    /** A sentence that names the nearest known name, if one is near, and all of them. */
    static String hint(String name, Collection<String> known) {
        var all = known.isEmpty() ? "None is known here." : "Known here: " + String.join(", ", known) + ".";
        if (!isHarmless(name)) {
            return all;
        }
        var lower = name.toLowerCase(Locale.ROOT);
        return known.stream()
                .min(Comparator.comparingInt(candidate -> edits(lower, candidate.toLowerCase(Locale.ROOT))))
                .filter(candidate -> edits(lower, candidate.toLowerCase(Locale.ROOT))
                        <= Math.min(MAX_EDITS, Math.max(1, candidate.length() / 2)))
                .map(candidate -> "Did you mean " + candidate + "? " + all)
                .orElse(all);
    }

    /** Levenshtein distance. */
    static int edits(String one, String other) {
        var row = new int[other.length() + 1];
        for (var j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (var i = 1; i <= one.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.length(); j++) {
                var above = row[j];
                var replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[other.length()];
    }
}
