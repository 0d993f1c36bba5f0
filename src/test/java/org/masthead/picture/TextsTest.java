package org.masthead.picture;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.constraints.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.masthead.http.OneLine;
import org.masthead.http.PlainText;

class TextsTest {

    private static final String PLAIN =
            PlainText.class.getAnnotation(Pattern.class).regexp();
    private static final String LINE =
            OneLine.class.getAnnotation(Pattern.class).regexp();

    @Test
    void makesOfAnythingWhatAnEditorMightHaveWritten() {
        assertThat(IntStream.rangeClosed(0, 0xFFFF)
                        .mapToObj(point -> "a" + Character.toString(point) + "b")
                        .filter(text -> !Texts.clean(text, 9).matches(PLAIN)
                                || !Texts.line(text, 9).matches(LINE)))
                .isEmpty();
    }

    @Test
    void keepsDirectionsInTextsButNotInNames() {
        assertThat(Texts.clean("\u2067מעורב\u2069 a\u0085b\u2028c", 99)).isEqualTo("\u2067מעורב\u2069 a\nb\nc");
        assertThat(Texts.line("\u2067מעורב\u2069 a\u0085b\u2028c", 99)).isEqualTo("מעורב a b c");
    }
}
