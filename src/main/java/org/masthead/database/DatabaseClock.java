package org.masthead.database;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The {@link Clock} to inject: tells the database's time, so that all instances agree on what is due, however wrong the
 * clock of their machine. Between two readings it goes on by the machine's monotonic counter, which no correction of
 * the wall clock moves. At a reading it is not behind the database's, and may be ahead by as long as that took: a
 * millisecond as a rule, 500 at most but for the first reading. So what goes by the clock is rather taken for gone too
 * early than too late. While the database does not answer, the two drift apart as far as the counter is wrong. Until
 * the first reading, and only then, it tells the machine's time.
 */
@Singleton
final class DatabaseClock extends Clock {

    private record Reading(Instant time, long nanoTime) {}

    /** A reading may be ahead by the time it took. */
    private static final Duration LONGEST_QUESTION = Duration.ofMillis(500);

    private volatile Reading last;

    /**
     * Notes what the database's clock showed between two values of {@link System#nanoTime()}, as if it had been at the
     * first. When they are far apart, the counter has kept the last reading better than this one is.
     */
    void set(Instant time, long asked, long answered) {
        if (last == null || answered - asked < LONGEST_QUESTION.toNanos()) {
            last = new Reading(time, asked);
        }
    }

    /** How old the last reading is, or a very long time if there is none. */
    Duration age() {
        var reading = last;
        return reading == null ? Duration.ofDays(365) : Duration.ofNanos(System.nanoTime() - reading.nanoTime());
    }

    @Override
    public Instant instant() {
        var reading = last;
        return reading == null
                ? Clock.systemUTC().instant()
                : reading.time().plusNanos(System.nanoTime() - reading.nanoTime());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        var instants = this;
        return new Clock() {
            @Override
            public Instant instant() {
                return instants.instant();
            }

            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId other) {
                return instants.withZone(other);
            }
        };
    }
}
