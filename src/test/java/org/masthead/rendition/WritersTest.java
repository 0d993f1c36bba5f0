package org.masthead.rendition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.http.PlainText;

class WritersTest {

    private static final String CREDIT = "Zoë & <Söhne>/Reuters";
    private static final String COPYRIGHT = "© 2026 وكالة";

    @TempDir
    Path folder;

    private static byte[] write(String format, Color color, byte[] xmp) throws IOException {
        var pixels = TestPictures.plain(65, 33, color);
        return format.equals("webp") ? WebpWriter.write(pixels, xmp) : JpegWriter.write(pixels, xmp);
    }

    private Color read(String format, byte[] file) throws IOException, Unreadable {
        var path = Files.write(folder.resolve("a." + format), file);
        try (var original = Original.open(path, "image/" + format)) {
            var pixels = original.at(320, Crop.ORIGINAL, Focus.MIDDLE);
            assertThat(pixels.getWidth()).isEqualTo(65);
            return new Color(pixels.getRGB(30, 10), true);
        }
    }

    @ParameterizedTest
    @CsvSource({"webp", "jpeg"})
    void writesWhatCanBeReadWithAndWithoutWords(String format) throws IOException, Unreadable {
        for (var xmp : new byte[][] {null, XmpPacket.of(CREDIT, null), XmpPacket.of(null, COPYRIGHT)}) {
            var color = read(format, write(format, new Color(200, 40, 90), xmp));
            assertThat(color.getRed()).isBetween(190, 210);
            assertThat(color.getGreen()).isBetween(30, 50);
        }
    }

    @Test
    void keepsAlphaInWebpAndPutsWhiteBehindItInJpeg() throws IOException, Unreadable {
        var glass = new Color(255, 0, 0, 128);
        for (var xmp : new byte[][] {null, XmpPacket.of(CREDIT, COPYRIGHT)}) {
            assertThat(read("webp", write("webp", glass, xmp)).getAlpha()).isBetween(126, 130);
            assertThat(read("jpeg", write("jpeg", glass, xmp)).getGreen()).isBetween(120, 135);
        }
    }

    @Test
    void saysInXmlWhateverAnEditorMayWrite() throws Exception {
        var plain = PlainText.class
                .getAnnotation(jakarta.validation.constraints.Pattern.class)
                .regexp();
        var all = IntStream.rangeClosed(0, 0xFFFF)
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .mapToObj(Character::toString)
                .filter(text -> text.matches(plain))
                .collect(Collectors.joining());
        var said = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(XmpPacket.of(all, all)));
        assertThat(said.getElementsByTagName("dc:rights").item(0).getTextContent())
                .contains("\u202b", "\u2068", "\u200f", "\ufffd");
    }

    @Test
    void saysNothingWhereThereIsNothingToSay() {
        assertThat(XmpPacket.of(null, null)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"webp", "jpeg"})
    void isUnderstoodByOthers(String format) throws IOException, InterruptedException {
        var exiftool = Path.of("/usr/bin/exiftool");
        assumeTrue(Files.exists(exiftool), "exiftool is not installed (Debian: libimage-exiftool-perl): not compared");
        var file =
                Files.write(folder.resolve("b." + format), write(format, Color.GRAY, XmpPacket.of(CREDIT, COPYRIGHT)));
        var reader = new ProcessBuilder(
                        exiftool.toString(),
                        "-s",
                        "-charset",
                        "utf8",
                        "-warning",
                        "-error",
                        "-ImageSize",
                        "-Credit",
                        "-Rights",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(reader.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(said.lines().map(line -> line.replaceFirst(" +: ", "=")))
                .containsExactly("ImageSize=65x33", "Credit=" + CREDIT, "Rights=" + COPYRIGHT);
    }

    @Test
    void blursAsOthersDo() throws IOException, Unreadable {
        assertThat(placeholder(Color.BLACK)).isEqualTo(new Placeholder("L00000fQfQfQfQfQfQfQfQfQfQfQ", "#000000"));
        assertThat(placeholder(new Color(0x3b5b7e)).dominantColor()).isEqualTo("#3b5b7e");
        assertThat(placeholder(new Color(255, 255, 255, 0)).dominantColor()).isEqualTo("#ffffff");
    }

    private Placeholder placeholder(Color color) throws IOException, Unreadable {
        return Placeholder.of(
                Files.write(folder.resolve("c.png"), TestPictures.file(TestPictures.plain(90, 60, color), "png")),
                "image/png",
                Placeholder.PATIENCE);
    }
}
