package org.masthead.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FollowChangesTest {

    @ParameterizedTest
    @CsvSource({", 500", "100, 105", "900, 500", "10, 20", "0, 20", "-400, 20", "-31557600000000, 20"})
    void looksAgainWhenSomethingIsDueAndNeverAtOnce(Long millisUntilDue, int wait) {
        var now = Instant.parse("2026-03-01T06:30:00Z");
        var due = millisUntilDue == null ? null : now.plusMillis(millisUntilDue);
        assertThat(FollowChanges.untilNextLook(now, due)).isEqualTo(wait);
    }
}
