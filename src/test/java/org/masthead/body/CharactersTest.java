package org.masthead.body;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.constraints.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.masthead.http.PlainText;

class CharactersTest {

    @Test
    void makesOfAnythingWhatPlainTextMayBe() {
        var plain = PlainText.class.getAnnotation(Pattern.class).regexp();
        assertThat(IntStream.rangeClosed(0, 0xFFFF)
                        .mapToObj(point -> "a" + Character.toString(point) + "b")
                        .filter(text -> !Characters.line(text).matches(plain)
                                || Characters.isNormal(text)
                                        && !Characters.line(text).equals(text)))
                .isEmpty();
    }

    @Test
    void endsALineWhereAnyoneWouldAndLeavesDirectionsAlone() {
        assertThat(Characters.line("a\u2028b\u2029c\u0085d")).isEqualTo("a b c d");
        assertThat(Characters.clean("a\u2028b\u2029c\u0085d")).isEqualTo("a\nb\nc\nd");
        assertThat(Characters.line("\u2067מעורב\u2069 \u202bx\u202c")).isEqualTo("\u2067מעורב\u2069 \u202bx\u202c");
    }
}
