package org.masthead.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.masthead.picture.PictureFiles.byLanguage;
import static org.masthead.picture.PictureFiles.chunk;
import static org.masthead.picture.PictureFiles.joined;
import static org.masthead.picture.PictureFiles.list;
import static org.masthead.picture.PictureFiles.of;
import static org.masthead.picture.PictureFiles.png;
import static org.masthead.picture.PictureFiles.with;
import static org.masthead.picture.PictureFiles.withExif;
import static org.masthead.picture.PictureFiles.withIim;
import static org.masthead.picture.PictureFiles.withXmp;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureFileTest {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final byte[] JPEG = of("jpg");

    @TempDir
    Path folder;

    private PictureFile read(byte[] file) throws IOException, NotAPicture {
        return PictureFile.read(Files.write(folder.resolve("picture"), file), WINDOWS, ZoneId.of("Europe/Paris"));
    }

    private Told told(byte[] file) throws IOException, NotAPicture {
        return read(file).told();
    }

    private void refuses(byte[] file, NotAPicture.Reason reason) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOfSatisfying(
                        NotAPicture.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    private static byte[] text(String text) {
        return (text + "\0").getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "jpg, image/jpeg, 60, 40",
        "png, image/png, 60, 40",
        "gif, image/gif, 60, 40",
        "tiff, image/tiff, 60, 40",
        "webp, image/webp, 6, 4"
    })
    void knowsTypeAndSize(String format, String type, int width, int height) throws IOException, NotAPicture {
        var file = read(of(format));
        assertThat(file.mediaType()).isEqualTo(type);
        assertThat(file.width()).isEqualTo(width);
        assertThat(file.height()).isEqualTo(height);
        assertThat(file.told().captions()).isEmpty();
    }

    @Test
    void turnsTheSizeAsTheFileSays() throws IOException, NotAPicture {
        var file = read(withExif(JPEG, Map.of(TiffTags.ORIENTATION, new byte[] {0, 6})));
        assertThat(file.orientation()).isEqualTo(6);
        assertThat(file.width()).isEqualTo(PictureFiles.HEIGHT);
        assertThat(file.height()).isEqualTo(PictureFiles.WIDTH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "gif", "tiff", "webp"})
    void refusesWhatIsCutOffAnywhere(String format) {
        var whole = of(format);
        for (var length = 17; length < whole.length - 1; length += whole.length / 40 + 1) {
            refuses(Arrays.copyOf(whole, length), NotAPicture.Reason.BROKEN);
        }
    }

    @Test
    void survivesAnyOtherByte() throws IOException {
        for (var format : new String[] {"jpg", "png", "gif", "tiff", "webp"}) {
            var whole = of(format);
            for (var at = 4; at < Math.min(whole.length, 300); at++) {
                var changed = whole.clone();
                changed[at] = (byte) (at % 2 == 0 ? 0xff : changed[at] + 1);
                try {
                    read(changed);
                } catch (NotAPicture refused) {
                    // as it should, or reads it
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "<svg xmlns='http://www.w3.org/2000/svg'/>",
                "%PDF-1.7",
                "BM and more",
                "<html>",
                "PK\u0003\u0004",
                "....ftypheic....",
                "RIFF....AVI "
            })
    void refusesWhatIsNoPicture(String content) {
        refuses(content.getBytes(StandardCharsets.ISO_8859_1), NotAPicture.Reason.OTHER_TYPE);
    }

    @Test
    void refusesWhatWouldTakeTooMuch() {
        refuses(png(20_000, 20_000), NotAPicture.Reason.TOO_LARGE);
        refuses(png(20_001, 1), NotAPicture.Reason.TOO_LARGE);
        refuses(png(-1, -1), NotAPicture.Reason.TOO_LARGE);
        refuses(png(0, 5), NotAPicture.Reason.BROKEN);
        var gif = of("gif");
        // All that lies between the colours of the whole and the trailer is one frame.
        var frame = Arrays.copyOfRange(gif, 13 + (3 << (gif[10] & 7) + 1), gif.length - 1);
        var frames = new byte[1002][];
        Arrays.fill(frames, frame);
        frames[0] = Arrays.copyOf(gif, gif.length - 1 - frame.length);
        refuses(joined(joined(frames), new byte[] {0x3b}), NotAPicture.Reason.TOO_LARGE);
    }

    @Test
    void refusesScansThatWouldTakeTooLong() throws IOException, NotAPicture {
        var scan = new byte[] {(byte) 0xff, (byte) 0xda, 0, 8, 1, 1, 0, 1, 5, 0, 0, (byte) 0xff, 0};
        var scans = new byte[101][];
        Arrays.fill(scans, scan);
        var end = new byte[] {(byte) 0xff, (byte) 0xd9};
        var pixels = Arrays.copyOf(JPEG, JPEG.length - 2);
        scans[0] = pixels;
        assertThat(read(joined(joined(Arrays.copyOf(scans, 100)), end)).width()).isEqualTo(PictureFiles.WIDTH);
        refuses(joined(joined(scans), end), NotAPicture.Reason.TOO_LARGE);
        // What stands alone has no length by which scans could be passed over.
        var hidden = joined(new byte[] {(byte) 0xff, 1, 0x7f, (byte) 0xff}, joined(scans), end);
        refuses(joined(pixels, hidden), NotAPicture.Reason.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 7, 34_712, 50_001})
    void refusesTiffFilesThatHoldAnotherPicture(int compression) {
        var tiff = of("tiff");
        var entry = new String(tiff, StandardCharsets.ISO_8859_1).indexOf("\1\3\0\3\0\0\0\1");
        tiff[entry + 8] = (byte) (compression >> 8);
        tiff[entry + 9] = (byte) compression;
        refuses(tiff, NotAPicture.Reason.OTHER_TYPE);
    }

    @Test
    void refusesHeadersThatLie() {
        var png = of("png");
        png[19]++;
        refuses(png, NotAPicture.Reason.BROKEN);
        var jpeg = of("jpg");
        // A second size, larger than the first.
        refuses(with(jpeg, 0xc0, new byte[] {8, 9, 0, 9, 0, 1, 1, 17, 0}), NotAPicture.Reason.BROKEN);
        refuses(Arrays.copyOf(png, 40), NotAPicture.Reason.BROKEN);
    }

    @Test
    void takesWhatEachKindOfMetadataTells() throws IOException, NotAPicture {
        var ofXmp = told(withXmp(
                JPEG,
                byLanguage("dc:description", "x-default", "A flooded street", "fr", "Une rue inondée")
                        + byLanguage("Iptc4xmpCore:AltTextAccessibility", "x-default", "Water", "de", "Wasser")
                        + byLanguage("xmpRights:UsageTerms", "x-default", "Editorial use")
                        + byLanguage("dc:rights", "x-default", "© Corvid")
                        + list("dc:creator", "Jane Doe", "John Roe")
                        + list("dc:subject", "flood", "rain", "flood")
                        + "<photoshop:Credit>Reuters</photoshop:Credit><photoshop:Source>Corvid</photoshop:Source>"
                        + "<photoshop:Headline>Flood</photoshop:Headline>"
                        + "<photoshop:DateCreated>2026-03-01T07:30:00+01:00</photoshop:DateCreated>"
                        + "<photoshop:City>Riverton</photoshop:City><photoshop:State>Marsh</photoshop:State>"
                        + "<photoshop:Country>UK</photoshop:Country>"
                        + "<Iptc4xmpCore:Location>Old harbour</Iptc4xmpCore:Location>"));
        assertThat(ofXmp)
                .isEqualTo(new Told(
                        Map.of("x-default", "Water", "de", "Wasser"),
                        Map.of("x-default", "A flooded street", "fr", "Une rue inondée"),
                        "Reuters",
                        "Flood",
                        "Corvid",
                        java.util.List.of("Jane Doe", "John Roe"),
                        Instant.parse("2026-03-01T06:30:00Z"),
                        "Old harbour",
                        "Riverton",
                        "Marsh",
                        "UK",
                        "© Corvid",
                        "Editorial use",
                        java.util.List.of("flood", "rain")));
        var ofIim = told(withIim(
                JPEG,
                PictureFiles.utf8Iim(
                        120,
                        "Überflutet",
                        105,
                        "Flood",
                        110,
                        "Reuters",
                        115,
                        "Corvid",
                        80,
                        "Jane Doe",
                        80,
                        "John Roe",
                        55,
                        "20260301",
                        60,
                        "073000+0100",
                        92,
                        "Old harbour",
                        90,
                        "Riverton",
                        95,
                        "Marsh",
                        101,
                        "UK",
                        116,
                        "© Corvid",
                        25,
                        "flood",
                        25,
                        "rain")));
        assertThat(ofIim.captions()).isEqualTo(Map.of("x-default", "Überflutet"));
        assertThat(ofIim)
                .usingRecursiveComparison()
                .ignoringFields("alts", "captions", "usageTerms")
                .isEqualTo(ofXmp);
        var ofExif = told(withExif(
                JPEG,
                Map.of(
                        TiffTags.DESCRIPTION, text("A flooded street"),
                        TiffTags.ARTIST, text("Jane Doe; John Roe"),
                        TiffTags.COPYRIGHT, text("© Corvid"),
                        TiffTags.TAKEN, text("2026:03:01 07:30:00"),
                        TiffTags.TAKEN_FRACTION, text("250"),
                        TiffTags.TAKEN_OFFSET, text("+02:00"))));
        assertThat(ofExif.captions()).containsEntry("x-default", "A flooded street");
        assertThat(ofExif.creators()).containsExactly("Jane Doe", "John Roe");
        assertThat(ofExif.copyright()).isEqualTo("© Corvid");
        assertThat(ofExif.takenAt()).isEqualTo("2026-03-01T05:30:00.250Z");
    }

    @Test
    void prefersAsTheWorkingGroupSays() throws IOException, NotAPicture {
        var exif =
                withExif(JPEG, Map.of(TiffTags.DESCRIPTION, text("exif"), TiffTags.TAKEN, text("2026:03:01 07:30:00")));
        var xmp = byLanguage("dc:description", "x-default", "xmp") + "<photoshop:City>xmp</photoshop:City>"
                + "<photoshop:DateCreated>2026-03-01T07:30:00+05:00</photoshop:DateCreated>";
        var iim = PictureFiles.utf8Iim(120, "iim", 90, "iim", 95, "iim");
        var other = PictureFiles.utf8Iim(120, "xmp", 90, "xmp");
        var all = told(withIim(withXmp(exif, xmp), iim));
        assertThat(all.captions()).containsEntry("x-default", "exif");
        assertThat(all.city()).isEqualTo("xmp");
        assertThat(all.region()).isEqualTo("iim");
        // The time of Exif, the offset of XMP, which says the same time.
        assertThat(all.takenAt()).isEqualTo("2026-03-01T02:30:00Z");
        assertThat(told(withIim(withXmp(JPEG, xmp), iim, iim)).city()).isEqualTo("xmp");
        // IIM was changed after XMP was made of it.
        var changed = told(withIim(withXmp(JPEG, xmp), iim, other));
        assertThat(changed.city()).isEqualTo("iim");
        assertThat(changed.captions()).containsEntry("x-default", "iim");
    }

    @ParameterizedTest
    @CsvSource({"windows-1252, Größe", "UTF-8, Größe", "UTF-8, Размер"})
    void readsCharsetsThatAreNotNamed(String charset, String caption) throws IOException, NotAPicture {
        assertThat(told(withIim(JPEG, PictureFiles.iim(Charset.forName(charset), 120, caption)))
                        .captions())
                .containsEntry("x-default", caption);
    }

    @ParameterizedTest
    @CsvSource({
        "20260301, , 2026-02-28T23:00:00Z",
        "20260301, 073000, 2026-03-01T06:30:00Z",
        "20260301, 073000-0500, 2026-03-01T12:30:00Z",
        "2026-03-01, , 2026-02-28T23:00:00Z",
        "20260000, , ",
        "00000000, , ",
        "20260301, 996000, ",
        "yesterday, , "
    })
    void readsDatesWithAndWithoutTimeAndOffset(String date, String time, Instant taken)
            throws IOException, NotAPicture {
        assertThat(told(withIim(JPEG, PictureFiles.utf8Iim(55, date, 60, time == null ? "" : time)))
                        .takenAt())
                .isEqualTo(taken);
    }

    @ParameterizedTest
    @ValueSource(strings = {"OLYMPUS DIGITAL CAMERA         ", "SONY DSC", "  ", "DCIM\\100GOPRO\\G0010.JPG", "---"})
    void passesOverWhatCamerasWrite(String junk) throws IOException, NotAPicture {
        var exif = withExif(JPEG, Map.of(TiffTags.DESCRIPTION, text(junk)));
        assertThat(told(exif).captions()).isEmpty();
        assertThat(told(withIim(exif, PictureFiles.utf8Iim(120, "iim"))).captions())
                .containsEntry("x-default", "iim");
    }

    @Test
    void keepsWhatCameButNoPlacesAndNumbers() throws IOException, NotAPicture {
        var file = withExif(
                withXmp(
                        JPEG,
                        "<photoshop:Instructions>By noon</photoshop:Instructions><aux:SerialNumber>777</aux:SerialNumber>"
                                + "<exif:GPSLatitude>48,7.5N</exif:GPSLatitude><Iptc4xmpExt:LocationCreated><rdf:Bag><rdf:li"
                                + " rdf:parseType='Resource'><Iptc4xmpExt:City>Riverton</Iptc4xmpExt:City>"
                                + "<exif:GPSLatitude>48,7.5N</exif:GPSLatitude></rdf:li></rdf:Bag></Iptc4xmpExt:LocationCreated>"),
                Map.of(0x10f, text("Nikon"), 0xa431, text("777"), 0xa435, text("777")));
        var read = read(file);
        assertThat(read.told().city()).isEqualTo("Riverton");
        assertThat(read.raw().get("exif")).containsEntry("Make", "Nikon");
        assertThat(read.raw().get("xmp")).containsEntry("photoshop:Instructions", "By noon");
        assertThat(read.raw().toString()).doesNotContain("777", "48,7");
    }

    @Test
    void boundsAndCleansTexts() throws IOException, NotAPicture {
        var told = told(withXmp(
                JPEG,
                byLanguage(
                                "dc:description",
                                "x-default",
                                "a\u202eb &lt;script>alert(1)&lt;/script> " + "é".repeat(9_000))
                        + list("dc:subject", "word ".repeat(40), " ", "two\nlines")
                        + "<photoshop:Headline>" + "\uD83D\uDE00".repeat(400) + "a</photoshop:Headline>"));
        assertThat(told.captions().get("x-default")).hasSize(5000).startsWith("ab <script>alert(1)</script> é");
        assertThat(told.keywords())
                .hasSize(2)
                .allSatisfy(word -> assertThat(word).hasSizeLessThanOrEqualTo(100));
        assertThat(told.keywords()).contains("two lines");
        assertThat(told.headline()).isNull();
    }

    @Test
    void refusesNoPictureForItsMetadata() throws IOException, NotAPicture {
        var bomb = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>";
        var deep = "<dc:a rdf:parseType='Resource'>".repeat(900) + "</dc:a>".repeat(900);
        var packet = new String(PictureFiles.xmp(deep), StandardCharsets.UTF_8);
        var forty = packet.replace("<dc:a rdf:parseType='Resource'>".repeat(860), "")
                .replace("</dc:a>".repeat(860), "");
        var hostile = new String[] {"", "\0\0", "<x", bomb + packet.replace("<dc:a", "&b;<dc:a"), packet, forty};
        for (var xmp : hostile) {
            var png = of("png");
            var chunk = chunk("iTXt", ("XML:com.adobe.xmp\0\0\0\0\0" + xmp).getBytes(StandardCharsets.UTF_8));
            var file = joined(Arrays.copyOf(png, 33), chunk, Arrays.copyOfRange(png, 33, png.length));
            assertThat(read(file).width()).isEqualTo(PictureFiles.WIDTH);
        }
        var exif = new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8, -1, -1, 1, 14, 0, 2, 127, -1, -1, -1, 0, 0, 0, 8};
        for (var segment : new byte[][] {
            joined("Exif\0\0".getBytes(StandardCharsets.US_ASCII), exif),
            joined("Exif\0\0".getBytes(StandardCharsets.US_ASCII), new byte[] {'I', 'I'}),
            "Photoshop 3.0\0008BIM\4\4\0\0\177\177\177\177".getBytes(StandardCharsets.US_ASCII)
        }) {
            assertThat(told(with(with(JPEG, 0xe1, segment), 0xed, segment)).captions())
                    .isEmpty();
        }
    }

    @Test
    void passesOverMetadataThatIsTooMuch() throws IOException, NotAPicture {
        var png = of("png");
        var xmp = new String(PictureFiles.xmp(list("dc:subject", "flood".repeat(2_000_000))), StandardCharsets.UTF_8);
        var chunk = chunk("iTXt", ("XML:com.adobe.xmp\0\0\0\0\0" + xmp).getBytes(StandardCharsets.UTF_8));
        assertThat(told(joined(Arrays.copyOf(png, 33), chunk, Arrays.copyOfRange(png, 33, png.length)))
                        .keywords())
                .isEmpty();
    }
}
