package org.masthead.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshnessTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({"-5, 0, 0, 0", "0, 0, 0, 0", "7, 7, 0, 0", "25, 15, 10, 10", "100, 15, 30, 85", "5000, 15, 30, 600"})
    void lastsNoLongerThanTheNextDueTime(long seconds, int age, int revalidate, int error) {
        assertThat(Freshness.list("a", NOW.plusSeconds(seconds), List.of()).cacheControl(NOW))
                .isEqualTo("public, max-age=" + age + ", stale-while-revalidate=" + revalidate + ", stale-if-error="
                        + error);
    }

    @Test
    void namesAsManyTagsAsCachesTake() {
        var many = Freshness.list("a", null, Collections.nCopies(80, "tag-x")).cacheTag();
        assertThat(many.split(",")).hasSize(50);
        var long2 = Freshness.list("a", null, Collections.nCopies(49, "x".repeat(100)))
                .cacheTag();
        assertThat(long2.length()).isLessThanOrEqualTo(2048);
        assertThat(long2.split(",")).hasSize(20);
    }
}
