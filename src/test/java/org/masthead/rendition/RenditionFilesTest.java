package org.masthead.rendition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenditionFilesTest {

    private static final byte[] DIGEST = {1, 2, 3, 4};

    @TempDir
    Path data;

    private static Wanted wanted(String version, int step) {
        var rendition = new Rendition(Crop.ORIGINAL, step, Encoding.WEBP, step, step);
        return new Wanted(DIGEST, version, rendition, Focus.MIDDLE, () -> null, "image/png", null, null);
    }

    @Test
    void keepsThoseOfTheLastVersion() throws IOException {
        var files = new RenditionFiles(data);
        files.requireRoom();
        files.put(wanted("one", 320), new byte[] {1});
        files.put(wanted("one", 640), new byte[] {2});
        assertThat(files.find(wanted("one", 320))).isPresent();
        var kept = files.put(wanted("two", 320), new byte[] {3});
        assertThat(files.find(wanted("one", 320))).isEmpty();
        assertThat(files.find(wanted("two", 320))).contains(kept);
        assertThat(Files.readAllBytes(kept)).containsExactly(3);
        try (var beside = Files.list(kept.getParent().getParent())) {
            assertThat(beside).hasSize(1);
        }
        files.discard(DIGEST);
        assertThat(kept.getParent().getParent()).doesNotExist();
    }

    @Test
    void losesNoneOfThoseThatComeAtOnce() {
        var files = new RenditionFiles(data);
        var puts = IntStream.range(0, 200)
                .mapToObj(number -> CompletableFuture.runAsync(() -> put(files, "v", number)))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(puts).join();
        assertThat(IntStream.range(0, 200))
                .allMatch(number -> files.find(wanted("v", number)).isPresent());
    }

    private static void put(RenditionFiles files, String version, int step) {
        try {
            files.put(wanted(version, step), new byte[] {4});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
