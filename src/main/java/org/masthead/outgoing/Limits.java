package org.masthead.outgoing;

import java.time.Duration;

/**
 * How much of an answer is taken.
 *
 * @param bytes of the body
 * @param time for all of it, from looking up the name to the last byte, redirects included
 * @param redirects that are followed, each checked like the first; 0: a redirect is the answer
 */
public record Limits(long bytes, Duration time, int redirects) {

    /** For a short text: 8 KB within 5 seconds, no redirects. */
    public static final Limits SMALL = new Limits(8 * 1024, Duration.ofSeconds(5), 0);
}
