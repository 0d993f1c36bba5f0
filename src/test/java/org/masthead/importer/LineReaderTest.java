package org.masthead.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineReaderTest {

    @TempDir
    Path folder;

    private List<LineReader.Line> lines(String text, long offset, long number) throws IOException {
        var file = Files.writeString(folder.resolve("lines"), text);
        var lines = new ArrayList<LineReader.Line>();
        try (var reader = new LineReader(file, offset, number)) {
            for (var line = reader.next(); line.isPresent(); line = reader.next()) {
                lines.add(line.get());
            }
        }
        return lines;
    }

    private static List<String> texts(List<LineReader.Line> lines) {
        return lines.stream()
                .map(line -> line.bytes() == null ? null : new String(line.bytes(), StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void endsLinesAtLineFeedsAndTheEnd() throws IOException {
        assertThat(texts(lines("a\nb\r\n\n\u00e9", 0, 0))).containsExactly("a", "b", "", "\u00e9");
        assertThat(texts(lines("a\n", 0, 0))).containsExactly("a");
        assertThat(lines("", 0, 0)).isEmpty();
    }

    @Test
    void passesOverTheMarkOfTheByteOrderAtTheBeginningOnly() throws IOException {
        assertThat(texts(lines("\ufeffa\n\ufeffb", 0, 0))).containsExactly("a", "\ufeffb");
        assertThat(texts(lines("\ufeff", 0, 0))).isEmpty();
    }

    @Test
    void goesOnWhereALineEnded() throws IOException {
        var text = "\ufeffone\r\ntwo\nthree";
        var all = lines(text, 0, 0);
        assertThat(all).extracting(LineReader.Line::number).containsExactly(1L, 2L, 3L);
        var rest = lines(text, all.get(0).end(), all.get(0).number());
        assertThat(texts(rest)).containsExactly("two", "three");
        assertThat(rest).extracting(LineReader.Line::number).containsExactly(2L, 3L);
        assertThat(rest.get(1).end()).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
    }

    @Test
    void readsLinesAcrossItsBuffer() throws IOException {
        var wanted =
                IntStream.range(0, 200).mapToObj(n -> "x".repeat(n * 37) + n).toList();
        assertThat(texts(lines(String.join("\n", wanted), 0, 0))).isEqualTo(wanted);
        var edges = IntStream.range(65_530, 65_545).mapToObj("y"::repeat).toList();
        assertThat(texts(lines(String.join("\n", edges), 0, 0))).isEqualTo(edges);
    }

    @Test
    void holdsNoMoreThanALineMayHave() throws IOException {
        var longest = "z".repeat(LineReader.LONGEST);
        assertThat(texts(lines(longest + "\n" + longest + "z\nshort", 0, 0))).containsExactly(longest, null, "short");
    }
}
