package org.masthead.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a delivery answer depends on, known before it is built.
 *
 * @param tag opaque text that changes with everything that can change the answer, other than its address; hashed
 * @param lastModified when a single resource last changed; null for lists
 * @param nextDue when the answer changes by the clock alone; null when never
 * @param cacheTags what a shared cache may purge by, such as {@code article-0199…}; everybody reads them
 * @param madeOf the same with those that name what nobody is told of: only a change that names one can change the
 *     answer
 */
public record Freshness(
        String tag, Instant lastModified, Instant nextDue, List<String> cacheTags, List<String> madeOf) {

    private static final int MAX_AGE = 15;
    private static final int STALE_WHILE_REVALIDATE = 30;
    private static final int STALE_IF_ERROR = 600;
    private static final int MAX_TAGS = 50;
    private static final int MAX_TAG_LENGTH = 2048;

    public Freshness {
        cacheTags = List.copyOf(cacheTags);
        madeOf = List.copyOf(madeOf);
    }

    /** Of what is made of nothing hidden. */
    public Freshness(String tag, Instant lastModified, Instant nextDue, List<String> cacheTags) {
        this(tag, lastModified, nextDue, cacheTags, cacheTags);
    }

    /** A list: without a time of its own. */
    public static Freshness list(String tag, Instant nextDue, List<String> cacheTags) {
        return new Freshness(tag, null, nextDue, cacheTags);
    }

    /** The same of an answer that another change can change as well. */
    public Freshness with(String cacheTag) {
        return new Freshness(tag, lastModified, nextDue, first(cacheTag, cacheTags), first(cacheTag, madeOf));
    }

    /** The same where something is due that was not known of when it was made; null when nothing is. */
    public Freshness until(Instant due) {
        return due == null || nextDue != null && nextDue.isBefore(due)
                ? this
                : new Freshness(tag, lastModified, due, cacheTags, madeOf);
    }

    private static List<String> first(String tag, List<String> tags) {
        return Stream.concat(Stream.of(tag), tags.stream()).toList();
    }

    /** {@code Cache-Control} (RFC 9111, RFC 5861): none of its windows lasts beyond the next due time. */
    public String cacheControl(Instant now) {
        var left = nextDue == null
                ? Long.MAX_VALUE
                : Math.max(0, Duration.between(now, nextDue).toSeconds());
        var age = Math.min(MAX_AGE, left);
        return "public, max-age=" + age + ", stale-while-revalidate=" + Math.min(STALE_WHILE_REVALIDATE, left - age)
                + ", stale-if-error=" + Math.min(STALE_IF_ERROR, left - age);
    }

    /** {@code Cache-Tag}: as many tags as shared caches take, the first ones first. */
    String cacheTag() {
        var field = new StringBuilder();
        for (var tag : cacheTags.stream().limit(MAX_TAGS).toList()) {
            if (field.length() + 1 + tag.length() > MAX_TAG_LENGTH) {
                break;
            }
            field.append(field.isEmpty() ? "" : ",").append(tag);
        }
        return field.toString();
    }
}
