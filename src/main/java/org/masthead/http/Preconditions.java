package org.masthead.http;

import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/**
 * What a reader says it has already: {@code If-None-Match}, else {@code If-Modified-Since} (RFC 9110 section 13.2.2).
 */
public final class Preconditions {

    private Preconditions() {}

    /** Whether the reader has something: the answer may be 304. */
    public static boolean are(HttpServerRequest request) {
        return request.headers().contains("If-None-Match") || request.headers().contains("If-Modified-Since");
    }

    /**
     * The tag that the reader has and may keep, or null when it needs the whole answer.
     *
     * @param tag of the answer as it is, without a coding
     * @param lastModified null when that is not known
     */
    public static String keptTag(HttpServerRequest request, String tag, Instant lastModified, ContentCoding coding) {
        var noneMatch = request.headers().getAll("If-None-Match");
        if (noneMatch.isEmpty()) {
            return isUnmodified(request, lastModified) ? tag : null;
        }
        var field = String.join(",", noneMatch);
        if (field.trim().equals("*")) {
            return tag;
        }
        var named = EntityTags.parse(field).stream().map(EntityTags::opaque).toList();
        // Either form stands for the state; which one the client has depends on the size of what it once got.
        return coding.tags(tag).stream().filter(named::contains).findFirst().orElse(null);
    }

    private static boolean isUnmodified(HttpServerRequest request, Instant lastModified) {
        var since = request.getHeader("If-Modified-Since");
        if (since == null || lastModified == null) {
            return false;
        }
        try {
            var time = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(since));
            return !lastModified.truncatedTo(ChronoUnit.SECONDS).isAfter(time);
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
