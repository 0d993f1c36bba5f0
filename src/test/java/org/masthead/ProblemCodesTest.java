package org.masthead;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.masthead.http.ProblemCode;

/**
 * README documents every refusal. To write its table anew, run {@code mvn test -Dtest=ProblemCodesTest
 * -Dopenapi.write}.
 */
class ProblemCodesTest {

    private static final Path README = Path.of("README.md");
    private static final String BEGIN = "<!-- problem codes -->";
    private static final String END = "<!-- /problem codes -->";

    @Test
    void theReadmeNamesEveryCode() throws IOException {
        Assumptions.assumeTrue(Files.exists(README), "There is no README.md");
        var text = Files.readString(README);
        assertThat(text).as("README.md").contains(BEGIN, END);
        var start = text.indexOf(BEGIN) + BEGIN.length();
        var end = text.indexOf(END, start);
        if (System.getProperty("openapi.write") != null) {
            Files.writeString(README, text.substring(0, start) + table() + text.substring(end));
        } else {
            assertThat(text.substring(start, end))
                    .as("the problem codes in README.md (write them anew with -Dopenapi.write)")
                    .isEqualTo(table());
        }
    }

    private static String table() {
        return Arrays.stream(ProblemCode.values())
                .sorted(Comparator.comparing(ProblemCode::status).thenComparing(ProblemCode::code))
                .map(code -> "| %d | `%s` | %s |\n".formatted(code.status(), code.code(), code.description()))
                .collect(Collectors.joining("", "\n| status | code | meaning |\n|---|---|---|\n", ""));
    }
}
