package org.masthead.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;

/** Times on the wire: RFC 3339 in UTC, with {@code Z} and to the second or finer. */
public final class Times {

    static final String EXAMPLE = "2026-01-31T18:30:00Z";

    private static final Pattern FORM = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?Z");

    private Times() {}

    /** The time, or null when the text is not one in the one form that is read. */
    public static Instant parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return null;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
