package org.masthead.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.masthead.picture.PictureFiles.chunk;
import static org.masthead.picture.PictureFiles.joined;
import static org.masthead.picture.PictureFiles.of;
import static org.masthead.picture.PictureFiles.with;
import static org.masthead.picture.PictureFiles.withExif;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanFileTest {

    private static final String WORD = "whereshelives";
    private static final byte[] SECRET = bytes("\0" + WORD + " " + WORD);
    private static final byte[] CREDIT = PictureFiles.xmp("<photoshop:Credit>Reuters</photoshop:Credit>");
    private static final byte[] SIDEWAYS = {0, 6};

    @TempDir
    Path folder;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String type(String format) {
        return "image/" + format.replace("jpg", "jpeg");
    }

    private byte[] cleaned(byte[] file, String format, byte[] xmp) throws IOException, NotAPicture {
        var original = Files.write(folder.resolve("original"), file);
        var cleaned = folder.resolve("cleaned");
        CleanFile.write(original, type(format), xmp, cleaned);
        return Files.readAllBytes(cleaned);
    }

    private PictureFile read(byte[] file) throws IOException, NotAPicture {
        return PictureFile.read(Files.write(folder.resolve("read"), file), StandardCharsets.UTF_8, ZoneOffset.UTC);
    }

    private static int[] pixels(byte[] file, String format) throws IOException {
        var readers = ImageIO.getImageReadersByMIMEType(type(format));
        var reader = readers.next();
        while (reader.getClass().getName().startsWith("com.luciad.")) {
            reader = readers.next();
        }
        reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(file)));
        var picture = reader.read(0);
        return picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    }

    /** All of a kind, with the word in each place that there is for something to be said. */
    private static byte[] telling(byte[] plain, String format) {
        return joined(
                switch (format) {
                    case "jpg" -> jpeg(plain);
                    case "png" -> png(plain);
                    case "webp" -> telling(plain);
                    default -> gif(plain);
                },
                SECRET);
    }

    private static byte[] jpeg(byte[] plain) {
        // What the writer begins with, and its small picture of two pixels.
        var file = plain.clone();
        file[18] = 2;
        file[19] = 1;
        file = joined(
                Arrays.copyOf(file, 4),
                new byte[] {0, 22},
                Arrays.copyOfRange(file, 6, 20),
                bytes("hidden"),
                Arrays.copyOfRange(file, 20, file.length));
        for (var marker : new int[] {0x02, 0xbf, 0xc8, 0xf0, 0xfd, 0xfe}) {
            file = with(file, marker, SECRET);
        }
        for (var marker = 0xe0; marker <= 0xef; marker++) {
            file = with(file, marker, SECRET);
        }
        for (var name : new String[] {"JFXX\0", "MPF\0", "FPXR\0", "Photoshop 3.0\0", "Exif\0\0"}) {
            file = with(file, name.startsWith("JFXX") ? 0xe0 : 0xe2, joined(bytes(name), SECRET));
        }
        file = with(file, 0xe1, joined(bytes("http://ns.adobe.com/xmp/extension/\0"), SECRET));
        file = PictureFiles.withXmp(file, "<photoshop:Credit>" + WORD + "</photoshop:Credit>");
        file = PictureFiles.withIim(file, PictureFiles.utf8Iim(110, WORD));
        file = withExif(file, Map.of(TiffTags.ORIENTATION, SIDEWAYS, 0xa431, SECRET, 0x927c, SECRET));
        // Behind it another picture, as one that moves has it.
        return joined(file, of("jpg"));
    }

    private static byte[] png(byte[] plain) {
        var exif = Arrays.copyOfRange(
                withExif(new byte[2], Map.of(TiffTags.ORIENTATION, SIDEWAYS, 0xa431, SECRET)), 12, 500);
        var end = plain.length - 12;
        return joined(
                Arrays.copyOf(plain, 33),
                chunk("eXIf", exif),
                chunk("gAMA", new byte[] {0, 0, (byte) 0xb1, (byte) 0x8f}),
                chunk("gAMA", SECRET),
                chunk("tEXt", joined(bytes("Comment"), SECRET)),
                chunk("zTXt", joined(bytes("Comment\0\0"), SECRET)),
                chunk("iTXt", joined(bytes("XML:com.adobe.xmp\0\0\0\0\0"), SECRET)),
                chunk("tIME", new byte[7]),
                chunk("prVt", SECRET),
                chunk("caBX", SECRET),
                chunk("IHDR", SECRET),
                Arrays.copyOfRange(plain, 33, end),
                chunk("tEXt", joined(bytes("Comment"), SECRET)),
                chunk("IEND", SECRET));
    }

    private static byte[] part(String name, byte[] content) {
        return joined(
                bytes(name),
                ByteBuffer.allocate(4)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(content.length)
                        .array(),
                content,
                new byte[content.length & 1]);
    }

    private static byte[] webp(byte[]... parts) {
        return part("RIFF", joined(bytes("WEBP"), joined(parts)));
    }

    private static byte[] pixelsOfWebp(byte[] plain) {
        return Arrays.copyOfRange(plain, 12, plain.length - 16);
    }

    private static byte[] telling(byte[] webp) {
        var exif = Arrays.copyOfRange(
                withExif(new byte[2], Map.of(TiffTags.ORIENTATION, SIDEWAYS, 0xa431, SECRET)), 12, 500);
        return webp(
                part("VP8X", new byte[] {0x0c, 1, 2, 3, 5, 0, 0, 3, 0, 0}),
                part("none", SECRET),
                pixelsOfWebp(webp),
                part("EXIF", exif),
                part("XMP ", SECRET));
    }

    private static byte[] gif(byte[] plain) {
        var colours = 13 + (3 << (plain[10] & 7) + 1);
        return joined(
                Arrays.copyOf(plain, colours),
                block(0xfe, SECRET),
                block(0xff, bytes("NETSCAPE2.0"), new byte[] {1, 7, 0}, SECRET),
                block(0xff, bytes("NETSCAPE2.0"), SECRET),
                block(0xff, bytes("XMP DataXMP"), SECRET),
                block(0xff, bytes("ICCRGBG1012"), SECRET),
                block(0xff),
                block(0xf9, new byte[] {1, 2, 3, 4}),
                block(0x01, new byte[12], SECRET),
                block(0xf9, new byte[] {0, 9, 0, 0}, SECRET),
                block(0x77, SECRET),
                Arrays.copyOfRange(plain, colours, plain.length - 1),
                block(0xfe, SECRET),
                new byte[] {0x3b});
    }

    private static byte[] block(int kind, byte[]... parts) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0x21, (byte) kind});
        for (var part : parts) {
            out.write(part.length);
            out.writeBytes(part);
        }
        out.write(0);
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "webp", "gif"})
    void leavesPixelsAndHowTheyAreTurnedAndSaysWhoseTheyAre(String format) throws IOException, NotAPicture {
        var plain = of(format);
        var told = telling(plain, format);
        assertThat(text(told)).contains(WORD);
        var cleaned = cleaned(told, format, CREDIT);
        assertThat(text(cleaned)).doesNotContain(WORD, "hidden");
        assertThat(pixels(cleaned, format)).isEqualTo(pixels(plain, format));
        var read = read(cleaned);
        assertThat(read.mediaType()).isEqualTo(type(format));
        assertThat(read.orientation()).isEqualTo(format.equals("gif") ? 1 : 6);
        assertThat(read.told().credit()).isEqualTo(format.equals("gif") ? null : "Reuters");
        assertThat(text(cleaned)).contains("Reuters");
        assertThat(read(told).width()).isEqualTo(read.width());
        assertThat(text(cleaned(told, format, null))).doesNotContain("Reuters");
        assertThat(cleaned(cleaned, format, CREDIT)).isEqualTo(cleaned);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "webp", "gif"})
    void addsNothingWhereThereIsNothingToSay(String format) throws IOException, NotAPicture {
        var plain = of(format);
        var expected = format.equals("webp") ? webp(pixelsOfWebp(plain)) : plain;
        assertThat(cleaned(plain, format, null)).isEqualTo(expected);
        assertThat(pixels(cleaned(plain, format, CREDIT), format)).isEqualTo(pixels(plain, format));
    }

    @Test
    void keepsHowColoursAreMeant() throws IOException, NotAPicture {
        var profile = joined(bytes("ICC_PROFILE\0\1\1"), bytes("a profile"));
        var adobe = new byte[] {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 1};
        var file = with(with(of("jpg"), 0xee, joined(adobe, SECRET)), 0xe2, profile);
        var cleaned = text(cleaned(file, "jpg", null));
        assertThat(cleaned).contains("a profile", text(adobe)).doesNotContain(WORD);
        var png = of("png");
        var withProfile = joined(
                Arrays.copyOf(png, 33),
                chunk("iCCP", bytes("p\0\0packed")),
                chunk("pHYs", new byte[9]),
                Arrays.copyOfRange(png, 33, png.length));
        assertThat(cleaned(withProfile, "png", null)).isEqualTo(withProfile);
    }

    @Test
    void keepsAllScansOfAJpegThatIsSharpenedStepByStep() throws IOException, NotAPicture {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var out = new ByteArrayOutputStream();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            var how = writer.getDefaultWriteParam();
            how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.setOutput(stream);
            var picture = ImageIO.read(new ByteArrayInputStream(of("jpg", 200, 150)));
            writer.write(null, new IIOImage(picture, null, null), how);
        }
        var file = out.toByteArray();
        assertThat(cleaned(file, "jpg", null)).isEqualTo(file);
        var scan = text(file).lastIndexOf("\u00ff\u00da");
        var between = joined(
                Arrays.copyOf(file, scan),
                bytes("\u00ff\u00fe\0\u0010" + WORD + "!"),
                bytes("\u00ff\u00ff"),
                Arrays.copyOfRange(file, scan + 1, file.length));
        assertThat(cleaned(between, "jpg", null)).isEqualTo(file);
    }

    @Test
    void keepsAnimations() throws IOException, NotAPicture {
        var gif = telling(of("gif"), "gif");
        assertThat(text(cleaned(gif, "gif", null)))
                .contains("NETSCAPE2.0\u0003\u0001\u0007\0\0", "!\u00f9\u0004\0\u0009\0\0\0,")
                .doesNotContain("\u0001\u0002\u0003\u0004");
        var png = of("png");
        var control = new byte[26];
        System.arraycopy(png, 16, control, 4, 8);
        var frames = joined(
                Arrays.copyOf(png, 33),
                chunk("acTL", new byte[] {0, 0, 0, 2, 0, 0, 0, 0}),
                chunk("fcTL", control),
                Arrays.copyOfRange(png, 33, png.length - 12),
                chunk("fcTL", control),
                chunk("fdAT", bytes("a frame")),
                chunk("IEND", new byte[0]));
        assertThat(cleaned(frames, "png", null)).isEqualTo(frames);
        var header = part("VP8X", new byte[] {0x1e, 0, 0, 0, 5, 0, 0, 3, 0, 0});
        var pixels = pixelsOfWebp(of("webp"));
        var frame = joined(new byte[16], part("ALPH", new byte[3]), part("none", SECRET), pixels);
        var webp = webp(header, part("ICCP", bytes("profile")), part("ANIM", new byte[6]), part("ANMF", frame));
        header[8] = 0x12;
        assertThat(cleaned(webp, "webp", null))
                .isEqualTo(webp(
                        header,
                        part("ICCP", bytes("profile")),
                        part("ANIM", new byte[6]),
                        part("ANMF", joined(new byte[16], part("ALPH", new byte[3]), pixels))));
    }

    @Test
    void keepsThatAPictureWithoutLossIsTransparent() throws IOException, NotAPicture {
        var bits = 59 | 39 << 14 | 1 << 28;
        var content = ByteBuffer.allocate(6)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0x2f)
                .putInt(bits)
                .array();
        var cleaned = cleaned(webp(part("VP8L", content)), "webp", CREDIT);
        assertThat(Arrays.copyOfRange(cleaned, 12, 30))
                .isEqualTo(part("VP8X", new byte[] {0x14, 0, 0, 0, 59, 0, 0, 39, 0, 0}));
        assertThat(read(cleaned).width()).isEqualTo(60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "webp", "gif"})
    void makesNoPictureOfWhatIsCutOffOrChangedAnywhere(String format) {
        var whole = telling(of(format), format);
        for (var at = 0; at < whole.length; at += 1 + whole.length / 150) {
            var length = at;
            assertThatCode(() -> attempt(Arrays.copyOf(whole, length), format)).doesNotThrowAnyException();
            var changed = whole.clone();
            changed[at] = (byte) (at % 2 == 0 ? 0xff : changed[at] + 1);
            assertThatCode(() -> attempt(changed, format)).doesNotThrowAnyException();
        }
    }

    private void attempt(byte[] file, String format) throws IOException {
        try {
            cleaned(file, format, CREDIT);
        } catch (NotAPicture refused) {
            // as it should, or makes one
        }
    }

    @Test
    void takesLittleTimeForVeryManyParts() {
        var segment = bytes("\u00ff\u00e1\0\u0009http://");
        var jpeg = of("jpg");
        var png = of("png");
        var gif = of("gif");
        var nothing = chunk("tEXt", new byte[0]);
        var empty = chunk("IDAT", new byte[0]);
        var comment = block(0xfe, new byte[] {7});
        var frame = part("ANMF", joined(new byte[16], repeated(part("ALPH", new byte[0]), 50_000)));
        assertThat(Duration.ofSeconds(10)).isGreaterThan(timeFor(() -> {
            assertThat(cleaned(
                            joined(
                                    Arrays.copyOf(jpeg, 2),
                                    repeated(segment, 100_000),
                                    Arrays.copyOfRange(jpeg, 2, jpeg.length)),
                            "jpg",
                            null))
                    .isEqualTo(jpeg);
            cleaned(
                    joined(
                            Arrays.copyOf(png, 33),
                            repeated(nothing, 100_000),
                            repeated(empty, 100_000),
                            Arrays.copyOfRange(png, 33, png.length)),
                    "png",
                    null);
            cleaned(
                    joined(Arrays.copyOf(gif, gif.length - 1), repeated(comment, 100_000), new byte[] {0x3b}),
                    "gif",
                    null);
            cleaned(webp(part("VP8X", new byte[10]), frame), "webp", null);
        }));
    }

    private interface Act {
        void run() throws Exception;
    }

    private static Duration timeFor(Act act) {
        var start = System.nanoTime();
        assertThatCode(act::run).doesNotThrowAnyException();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static byte[] repeated(byte[] part, int times) {
        var all = ByteBuffer.allocate(part.length * times);
        for (var time = 0; time < times; time++) {
            all.put(part);
        }
        return all.array();
    }
}
