package org.masthead.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthTest {

    private static final Instant START = Instant.parse("2026-03-01T06:30:00Z");

    /** One letter a probe: o is good, x is bad, s is stale, w is somebody else. */
    private static Health after(String probes) {
        var health = Health.unknown(START);
        for (var index = 0; index < probes.length(); index++) {
            var outcome = Map.of('o', "ok", 's', "stale").getOrDefault(probes.charAt(index), "too-slow");
            health = health.after(outcome, probes.charAt(index) == 'w', START.plusSeconds(60L * (index + 1)));
        }
        return health;
    }

    @ParameterizedTest
    @CsvSource({
        "o, up",
        "x, degraded",
        "xx, degraded",
        "xxx, down",
        "xo, up",
        "xxxo, down",
        "xxxoo, up",
        "xxxoxo, down",
        "xxxoxoo, up",
        "oxoxox, degraded",
        "ssss, degraded",
        "ssx, degraded",
        "ssxx, degraded",
        "ssxxx, down",
        "xxs, degraded",
        "xxxs, degraded",
        "xxxso, up",
        "xxxsx, degraded",
        "xxxos, degraded",
        "so, up"
    })
    void changesOnlyWhenItIsSure(String probes, String state) {
        assertThat(after(probes).state()).isEqualTo(state);
    }

    @Test
    void remembersSinceWhen() {
        assertThat(after("oxxxx").since()).isEqualTo(START.plusSeconds(240));
        assertThat(after("oo").since()).isEqualTo(START);
    }

    @ParameterizedTest
    @CsvSource({"oww, true", "owxw, false", "ow, false", "ww, false", "owow, false"})
    void isTakenOverWhenSomebodyElseAnswersTwiceWhereItOnceWasUs(String probes, boolean taken) {
        assertThat(after(probes).isTakenOver()).isEqualTo(taken);
    }
}
