package org.masthead.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masthead.http.ProblemException;

class OriginalsTest {

    @TempDir
    Path data;

    private Originals.Stored put(String text, long limit) throws IOException {
        return new Originals(data).put(new ByteArrayInputStream(text.getBytes()), limit);
    }

    @Test
    void keepsBytesUnderTheirDigest() throws IOException {
        var stored = put("abc", 3);
        assertThat(HexFormat.of().formatHex(stored.digest())).startsWith("ba7816bf8f01cfea");
        assertThat(data.relativize(stored.file()).toString().replace('\\', '/'))
                .startsWith("originals/ba/7816bf8f01cfea");
        assertThat(stored.file()).hasContent("abc");
        assertThat(new Originals(data).open(stored.digest()).orElseThrow().length())
                .isEqualTo(3);
        assertThat(put("abc", 3).file()).isEqualTo(stored.file());
    }

    @Test
    void leavesNothingOfWhatIsTooLong() throws IOException {
        assertThatThrownBy(() -> put("abcd", 3)).isInstanceOf(ProblemException.class);
        try (var left = Files.walk(data)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
        assertThat(new Originals(data).open(new byte[32])).isEmpty();
    }
}
