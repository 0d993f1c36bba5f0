package org.masthead.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an independent program has written is read right, where it is installed. */
class ExiftoolTest {

    @TempDir
    Path folder;

    private static boolean run(Path file, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("exiftool", "-q", "-overwrite_original", "-charset", "filename=utf8"));
        command.addAll(List.of(arguments));
        command.add(file.toString());
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
        } catch (IOException e) {
            assumeTrue(false, "exiftool is not installed");
            throw e;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "tiff", "webp"})
    void readsWhatItWrites(String format) throws Exception {
        var file = Files.write(folder.resolve("picture." + format), PictureFiles.of(format));
        assertThat(run(
                        file,
                        "-XMP-dc:Description=A flooded street",
                        "-XMP-dc:Description-fr=Une rue inondée",
                        "-XMP-iptcCore:AltTextAccessibility=Water",
                        "-XMP-photoshop:Credit=Reuters",
                        "-XMP-photoshop:Source=Corvid",
                        "-XMP-photoshop:Headline=Flood",
                        "-XMP-dc:Creator=Jane Doe",
                        "-XMP-dc:Creator=John Roe",
                        "-XMP-dc:Subject=flood",
                        "-XMP-dc:Subject=rain",
                        "-XMP-dc:Rights=© Corvid",
                        "-XMP-xmpRights:UsageTerms=Editorial use",
                        "-XMP-iptcExt:LocationCreatedSublocation=Old harbour",
                        "-XMP-iptcExt:LocationCreatedCity=Riverton",
                        "-XMP-iptcExt:LocationCreatedProvinceState=Marsh",
                        "-XMP-iptcExt:LocationCreatedCountryName=UK",
                        "-EXIF:DateTimeOriginal=2026:03:01 07:30:00",
                        "-EXIF:OffsetTimeOriginal=+01:00",
                        "-EXIF:GPSLatitude=48.1",
                        "-EXIF:SerialNumber=777777",
                        "-XMP-exif:GPSLatitude=48.1",
                        "-XMP-aux:SerialNumber=777777",
                        "-Orientation#=6"))
                .isTrue();
        var read = PictureFile.read(file, StandardCharsets.UTF_8, ZoneOffset.UTC);
        assertThat(read.orientation()).isEqualTo(6);
        assertThat(read.raw().toString()).doesNotContain("777777", "48");
        assertThat(read.told())
                .isEqualTo(new Told(
                        Map.of("x-default", "Water"),
                        Map.of("x-default", "A flooded street", "fr", "Une rue inondée"),
                        "Reuters",
                        "Flood",
                        "Corvid",
                        List.of("Jane Doe", "John Roe"),
                        Instant.parse("2026-03-01T06:30:00Z"),
                        "Old harbour",
                        "Riverton",
                        "Marsh",
                        "UK",
                        "© Corvid",
                        "Editorial use",
                        List.of("flood", "rain")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "tiff"})
    void readsIimOfItsAsItDoesItself(String format) throws Exception {
        var file = Files.write(folder.resolve("picture." + format), PictureFiles.of(format));
        assertThat(run(
                        file,
                        "-IPTC:Caption-Abstract=Größe",
                        "-IPTC:By-line=Jane Doe",
                        "-IPTC:By-line=John Roe",
                        "-IPTC:Credit=Reuters",
                        "-IPTC:City=Köln",
                        "-IPTC:DateCreated=2026:03:01",
                        "-IPTC:Keywords=flood",
                        "-charset",
                        "iptc=latin"))
                .isTrue();
        var told = PictureFile.read(file, StandardCharsets.ISO_8859_1, ZoneOffset.UTC)
                .told();
        assertThat(told.captions()).containsEntry("x-default", "Größe");
        assertThat(told.creators()).containsExactly("Jane Doe", "John Roe");
        assertThat(told.city()).isEqualTo("Köln");
        assertThat(told.credit()).isEqualTo("Reuters");
        assertThat(told.keywords()).containsExactly("flood");
        assertThat(told.takenAt()).isEqualTo("2026-03-01T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "webp", "gif"})
    void findsNothingInACleanFileButWhoseItIs(String format) throws Exception {
        var file = Files.write(folder.resolve("picture." + format), PictureFiles.of(format));
        assertThat(run(
                        file,
                        "-m",
                        "-EXIF:GPSLatitude=48.1",
                        "-EXIF:SerialNumber=777777",
                        "-EXIF:OwnerName=Somebody",
                        "-Orientation#=6",
                        "-XMP-exif:GPSLatitude=48.1",
                        "-XMP-aux:SerialNumber=777777",
                        "-XMP-dc:Creator=Somebody",
                        "-IPTC:City=Somewhere",
                        "-Comment=Somebody"))
                .isTrue();
        var clean = folder.resolve("clean." + format);
        var credit = PictureFiles.xmp("<photoshop:Credit>Reuters</photoshop:Credit>");
        CleanFile.write(file, "image/" + format.replace("jpg", "jpeg"), credit, clean);
        assertThat(told(file)).contains("777777");
        var isTurned = format.equals("gif") ? "" : "Orientation: 6\n";
        assertThat(told(clean)).isEqualTo(isTurned + "Credit: Reuters\n");
    }

    /** All of it that counts as metadata, and what is wrong with it. */
    private static String told(Path file) throws IOException {
        var asked = new ProcessBuilder(
                        "exiftool",
                        "-S",
                        "-n",
                        "-EXIF:all",
                        "-XMP:all",
                        "-IPTC:all",
                        "-Comment",
                        "-Warning",
                        "-Error",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
