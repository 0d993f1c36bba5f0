package org.masthead.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatinTest {

    /** Each character beside each other one. */
    @Test
    void isOfLatinTextWhatTheRulesOfAllScriptsMakeOfIt() {
        IntStream.range(0, 0x180).forEach(one -> {
            var text = IntStream.range(0, 0x180)
                    .mapToObj(other -> Character.toString(one) + Character.toString(other))
                    .collect(Collectors.joining());
            assertThat(Latin.of(text)).isEqualTo(Latin.Rules.LATIN.transliterate(text));
        });
    }
}
