package org.masthead.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpConfigTest {

    private final HttpConfig.Count count = new HttpConfig.Count();

    @Test
    void takesCountsFromOneOn() {
        assertThat(count.convert("1")).isEqualTo(1);
        assertThat(count.convert(" 100000 ")).isEqualTo(100_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "100001", "many", "9999999999"})
    void refusesOthers(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> count.convert(value));
    }
}
