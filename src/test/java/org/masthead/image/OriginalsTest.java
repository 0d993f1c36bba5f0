package org.masthead.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.http.ProblemCode;
import org.masthead.http.ProblemException;

class OriginalsTest {

    private static S3Server s3;

    @TempDir
    Path data;

    @BeforeAll
    static void start() throws Exception {
        s3 = new S3Server();
    }

    @AfterAll
    static void stop() throws IOException {
        s3.close();
    }

    /** In the data folder or in a bucket. */
    private Originals originals(String where) throws ReflectiveOperationException {
        Function<String, Optional<String>> settings = where.equals("bucket") ? s3.settings() : name -> Optional.empty();
        return new Originals(data, settings);
    }

    private static Originals.Stored put(Originals originals, String text, long limit) throws IOException {
        return originals.put(new ByteArrayInputStream(text.getBytes()), limit);
    }

    private List<Path> files() throws IOException {
        try (var left = Files.walk(data)) {
            return left.filter(Files::isRegularFile).toList();
        }
    }

    private static List<String> names(Originals originals) throws IOException {
        var names = new ArrayList<String>();
        originals.forEach(names::add);
        return names;
    }

    @ParameterizedTest
    @ValueSource(strings = {"folder", "bucket"})
    void keepsBytesUnderTheirDigest(String where) throws Exception {
        var originals = originals(where);
        var stored = put(originals, "abc", 3);
        var digest = HexFormat.of().formatHex(stored.digest());
        assertThat(digest).startsWith("ba7816bf8f01cfea");
        assertThat(stored.file()).hasContent("abc");
        assertThat(originals(where).open(stored.digest()).orElseThrow().length())
                .isEqualTo(3);
        assertThat(put(originals, "abc", 3).file()).isEqualTo(stored.file());
        assertThat(names(originals)).contains(digest);
        originals.discard(stored.digest());
        assertThat(names(originals)).doesNotContain(digest);
        assertThat(originals.open(stored.digest())).isEmpty();
        assertThat(files()).isEmpty();
        originals.discard(stored.digest());
    }

    @Test
    void leavesNothingOfWhatIsTooLong() throws Exception {
        assertThatThrownBy(() -> put(originals("folder"), "abcd", 3)).isInstanceOf(ProblemException.class);
        assertThat(files()).isEmpty();
        assertThat(originals("folder").open(new byte[32])).isEmpty();
    }

    @Test
    void fetchesFromTheBucketWhatAnotherMachineHasPutThere(@TempDir Path elsewhere) throws Exception {
        var stored = put(new Originals(elsewhere, s3.settings()), "shared", 10);
        assertThat(files()).isEmpty();
        assertThat(originals("bucket").open(stored.digest()).orElseThrow().file())
                .hasContent("shared")
                .startsWith(data);
        assertThat(originals("bucket").open(new byte[32])).isEmpty();
    }

    @Test
    void forgetsACopyAndNothingOfWhatIsShared(@TempDir Path elsewhere) throws Exception {
        var stored = put(new Originals(elsewhere, s3.settings()), "copied", 10);
        var originals = originals("bucket");
        originals.open(stored.digest());
        var copies = new ArrayList<String>();
        originals.forEachCopy(copies::add);
        assertThat(copies).containsExactly(HexFormat.of().formatHex(stored.digest()));
        originals.discardCopy(stored.digest());
        assertThat(files()).isEmpty();
        assertThat(originals.open(stored.digest())).isPresent();
        var kept = put(originals("folder"), "kept", 10);
        originals("folder").forEachCopy(copies::add);
        originals("folder").discardCopy(kept.digest());
        assertThat(copies).hasSize(1);
        assertThat(kept.file()).exists();
    }

    @Test
    void keepsNoMoreCopiesThanThereIsRoomFor() throws Exception {
        var originals = originals("bucket");
        for (var number = 0; number < 4; number++) {
            var stored = put(originals, number + "x".repeat(9_000_000), 10 << 20);
            Files.setLastModifiedTime(
                    stored.file(), java.nio.file.attribute.FileTime.fromMillis(1_000_000L * (number + 1)));
        }
        assertThat(files()).hasSize(1);
        assertThat(names(originals)).hasSizeGreaterThanOrEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1024", "1M", "16777215", "0", "-1", "lots", "9000000T"})
    void refusesADiskThatHoldsNothing(String size) {
        var settings = Map.of("masthead.s3.bucket", "pictures", "masthead.s3.copies-disk", size);
        assertThatThrownBy(() -> BucketSettings.of(name -> Optional.ofNullable(settings.get(name))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("masthead.s3.copies-disk must be 16M or more, such as 512M or 4G, not " + size);
        assertThatThrownBy(() -> new DiskSize().convert(size)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new DiskSize().convert("16M").asLongValue()).isEqualTo(16 << 20);
    }

    @Test
    void saysThatABucketCannotBeReached() throws Exception {
        var settings = s3.settings();
        var wrong = new Originals(
                data, name -> name.equals("masthead.s3.secret-key") ? Optional.of("another") : settings.apply(name));
        Consumer<ProblemException> isOverloaded =
                refusal -> assertThat(refusal.problem().code()).isEqualTo(ProblemCode.OVERLOADED);
        assertThatThrownBy(() -> put(wrong, "abc", 3)).isInstanceOfSatisfying(ProblemException.class, isOverloaded);
        assertThatThrownBy(() -> wrong.open(new byte[32])).isInstanceOfSatisfying(ProblemException.class, isOverloaded);
    }
}
