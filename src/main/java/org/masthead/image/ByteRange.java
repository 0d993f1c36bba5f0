package org.masthead.image;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A part of a file (RFC 9110 section 14).
 *
 * @param first of the wanted bytes, from 0; {@code last} is wanted too
 */
record ByteRange(long first, long last) {

    private static final Pattern ONE = Pattern.compile("(?i:bytes)=[ \\t]*([0-9]{0,18})-([0-9]{0,18})[ \\t]*");

    /**
     * What a {@code Range} field wants of a file of this length. Nothing, and so the whole file, for a field that is
     * none, that wants several parts, or that is not understood.
     *
     * @return a range that begins behind the end of the file when none of it can be given
     */
    static Optional<ByteRange> of(String field, long length) {
        var range = field == null ? null : ONE.matcher(field);
        if (range == null || !range.matches()) {
            return Optional.empty();
        }
        var from = range.group(1);
        var to = range.group(2);
        if (from.isEmpty()) {
            if (to.isEmpty()) {
                return Optional.empty();
            }
            var wanted = Math.min(Long.parseLong(to), length);
            return Optional.of(new ByteRange(length - wanted, length - 1));
        }
        var first = Long.parseLong(from);
        var last = to.isEmpty() ? length - 1 : Long.parseLong(to);
        return last < first && !to.isEmpty()
                ? Optional.empty()
                : Optional.of(new ByteRange(first, Math.min(last, length - 1)));
    }

    boolean isSatisfiable() {
        return first <= last;
    }

    long length() {
        return last - first + 1;
    }
}
