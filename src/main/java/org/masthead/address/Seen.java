package org.masthead.address;

import java.time.Duration;
import java.time.Instant;

/**
 * What a probe came to.
 *
 * @param lagSeconds how far behind the domain is at least; null of one that is not
 */
record Seen(String outcome, Integer lagSeconds) {

    static final Seen OK = new Seen(Proof.OK, null);

    static Seen of(String outcome) {
        return new Seen(outcome, null);
    }

    /** @param since since when it should show something newer */
    static Seen old(String outcome, Instant since, Instant now) {
        return new Seen(outcome, (int) Duration.between(since, now).toSeconds());
    }

    boolean isOk() {
        return outcome.equals(Proof.OK);
    }
}
