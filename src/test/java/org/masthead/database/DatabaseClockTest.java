package org.masthead.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class DatabaseClockTest {

    private static final Instant MOON_LANDING = Instant.parse("1969-07-20T20:17:40Z");

    @Test
    void goesOnFromTheLastReading() {
        var clock = new DatabaseClock();
        var aMinuteAgo = System.nanoTime() - Duration.ofMinutes(1).toNanos();
        clock.set(MOON_LANDING, aMinuteAgo, aMinuteAgo);
        assertThat(clock.instant()).isBetween(MOON_LANDING.plusSeconds(60), MOON_LANDING.plusSeconds(90));
        assertThat(clock.age()).isGreaterThanOrEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void isNotBehindWhateverTheAnswerWaitedFor() {
        var clock = new DatabaseClock();
        var now = System.nanoTime();
        clock.set(MOON_LANDING, now - Duration.ofSeconds(40).toNanos(), now);
        assertThat(clock.instant()).isBetween(MOON_LANDING.plusSeconds(40), MOON_LANDING.plusSeconds(70));
    }

    @Test
    void keepsTheLastReadingWhenTheNextTookLong() {
        var clock = new DatabaseClock();
        var now = System.nanoTime();
        clock.set(MOON_LANDING, now, now);
        clock.set(MOON_LANDING.plusSeconds(60), now - Duration.ofSeconds(3).toNanos(), now);
        assertThat(clock.instant()).isBetween(MOON_LANDING, MOON_LANDING.plusSeconds(30));
    }

    @Test
    void tellsTheMachinesTimeBeforeTheFirstReading() {
        var clock = new DatabaseClock();
        assertThat(Duration.between(clock.instant(), Instant.now()).abs()).isLessThan(Duration.ofSeconds(10));
        assertThat(clock.age()).isGreaterThan(Duration.ofHours(1));
    }

    @Test
    void keepsItsTimeInAnotherZone() {
        var clock = new DatabaseClock();
        clock.set(MOON_LANDING, System.nanoTime(), System.nanoTime());
        var houston = clock.withZone(ZoneId.of("America/Chicago"));
        assertThat(houston.getZone()).isEqualTo(ZoneId.of("America/Chicago"));
        assertThat(houston.instant()).isBetween(MOON_LANDING, MOON_LANDING.plusSeconds(30));
    }
}
