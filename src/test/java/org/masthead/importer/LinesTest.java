package org.masthead.importer;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.constraints.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.http.OneLine;
import org.masthead.http.PlainText;

class LinesTest {

    private static final String PLAIN =
            PlainText.class.getAnnotation(Pattern.class).regexp();
    private static final String LINE =
            OneLine.class.getAnnotation(Pattern.class).regexp();

    @Test
    void makesOfAnythingWhatAnEditorMightHaveWritten() {
        assertThat(IntStream.rangeClosed(0, 0xFFFF)
                        .mapToObj(point -> "a" + Character.toString(point) + "b")
                        .map(Lines::clean)
                        .filter(text ->
                                !text.matches(PLAIN) || !Lines.undirected(text).matches(LINE)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a \u2068שלום\u2069 b, a \u2068שלום\u2069 b",
        "\u2067שלום עולם\u2069, שלום עולם",
        "a \u2068שלום\u2069, a שלום",
        "\u202bשלום\u202c b, שלום b",
        "a \u2068 שלום, a שלום"
    })
    void leavesNoDirectionWithoutItsEnd(String line, String clean) {
        assertThat(Lines.clean(line)).isEqualTo(clean);
    }
}
