package org.masthead.rendition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

    /** Of 8 KB each: used so many hours ago. */
    private static Path used(RenditionFiles files, int step, int hours) throws IOException {
        var file = files.put(wanted("v", step), new byte[5000]);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(hours))));
        return file;
    }

    @Test
    void takesAwayThoseThatWereNotUsedForTheLongest() throws IOException {
        var files = new RenditionFiles(data);
        var old = used(files, 320, 5);
        var older = used(files, 640, 6);
        var asked = used(files, 960, 7);
        Files.createDirectories(files.nativeCode());
        assertThat(files.find(wanted("v", 960))).contains(asked);
        try (var reader = Files.newInputStream(older)) {
            files.keepWithin(24_576, false);
            assertThat(older).exists();
            files.keepWithin(24_575, false);
            assertThat(older).doesNotExist();
            assertThat(reader.readAllBytes()).hasSize(5000);
        }
        assertThat(old).exists();
        assertThat(asked).exists();
        files.shrinkTo(8192);
        assertThat(old).doesNotExist();
        assertThat(asked).exists();
        var making = Files.write(asked.resolveSibling("making-1"), new byte[1]);
        files.shrinkTo(0);
        assertThat(making).exists();
        Files.setLastModifiedTime(making, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        files.shrinkTo(0);
        assertThat(data.resolve("renditions/01/020304")).doesNotExist();
        assertThat(files.nativeCode()).exists();
        // Not less is counted than there is.
        used(files, 320, 1);
        files.keepWithin(8191, false);
        assertThat(files.find(wanted("v", 320))).isEmpty();
    }

    @Test
    void passesOverAFolderThatCannotBeRead() throws IOException {
        var files = new RenditionFiles(data);
        var made = used(files, 320, 5);
        // Their order is the system's.
        for (var name : List.of("00", "02", "ff", "zz")) {
            Files.write(data.resolve("renditions").resolve(name), new byte[1]);
        }
        var named = new ArrayList<String>();
        files.forEach(named::add);
        assertThat(named).containsExactly("01020304");
        files.shrinkTo(0);
        assertThat(made).doesNotExist();
    }

    @Test
    void givesWayWhenTheDiskHasLittleLeftButDoesNotGiveUp() throws IOException {
        var files = new RenditionFiles(data);
        var all = new ArrayList<Path>();
        for (var hours = 0; hours < 40; hours++) {
            all.add(used(files, hours, hours));
        }
        var most = 1 << 20;
        for (var look = 0; look < 20; look++) {
            files.keepWithin(most, true);
        }
        assertThat(all.stream().filter(Files::exists)).containsExactlyElementsOf(all.subList(0, 8));
        var another = used(files, 40, 0);
        files.keepWithin(most, true);
        assertThat(another).exists();
        assertThat(all.get(7)).doesNotExist();
    }

    @Test
    void knowsByCountingWhatWasThereBefore() throws IOException {
        used(new RenditionFiles(data), 320, 2);
        var files = new RenditionFiles(data);
        files.shrinkTo(10_000);
        files.keepWithin(8000, false);
        assertThat(files.find(wanted("v", 320))).isEmpty();
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
