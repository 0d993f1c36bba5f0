package org.masthead.rendition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.masthead.rendition.TestPictures.exif;
import static org.masthead.rendition.TestPictures.file;
import static org.masthead.rendition.TestPictures.packedProfile;
import static org.masthead.rendition.TestPictures.plain;
import static org.masthead.rendition.TestPictures.profile;
import static org.masthead.rendition.TestPictures.quarters;
import static org.masthead.rendition.TestPictures.withChunk;
import static org.masthead.rendition.TestPictures.withSegment;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginalTest {

    private static final byte[] LINEAR =
            ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();

    /** #10a0c0 in CMYK, as programs for print write it. */
    private static final String INKS =
            "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwANCQoLCggNCwoLDg4NDxMgFRMSEhMnHB4XIC4pMTAuKS0sMzpK"
                    + "PjM2RjcsLUBXQUZMTlJTUjI+WmFaUGBKUVJP/8AAFAgAEAAQBEMRAE0RAFkRAEsRAP/EABcAAQEBAQAAAAAAAAAAAAAAAAAHBQb/xAAUEAEA"
                    + "AAAAAAAAAAAAAAAAAAAA/9oADgRDAE0AWQBLAAA/AMBSneKAAAAA/9k=";

    @TempDir
    Path folder;

    private BufferedImage at(int step, Crop crop, byte[] file, String format) throws IOException, Unreadable {
        var path = Files.write(folder.resolve("original"), file);
        try (var original = Original.open(path, "image/" + format)) {
            return original.at(step, crop, Focus.MIDDLE);
        }
    }

    private BufferedImage at(int step, byte[] file, String format) throws IOException, Unreadable {
        return at(step, Crop.ORIGINAL, file, format);
    }

    /** The letter of what is seen at a point, given in parts of the picture. */
    private static String seen(BufferedImage picture, double x, double y) {
        var color = new Color(picture.getRGB((int) (x * picture.getWidth()), (int) (y * picture.getHeight())));
        var red = color.getRed() > 128;
        var green = color.getGreen() > 128;
        return red && green ? "y" : red ? "r" : green ? "g" : color.getBlue() > 128 ? "b" : "?";
    }

    private static String corners(BufferedImage picture) {
        return seen(picture, 0.1, 0.1) + seen(picture, 0.9, 0.1) + seen(picture, 0.1, 0.9) + seen(picture, 0.9, 0.9);
    }

    @ParameterizedTest
    @CsvSource({"1, rgby", "2, gryb", "3, ybgr", "4, byrg", "5, rbgy", "6, bryg", "7, ygbr", "8, gyrb"})
    void turnsWhatCamerasHeldUpright(int orientation, String corners) throws IOException, Unreadable {
        var jpeg = withSegment(file(quarters(400, 200), "jpeg"), 0xe1, exif(orientation));
        var shown = at(320, jpeg, "jpeg");
        assertThat(corners(shown)).isEqualTo(corners);
        assertThat(shown.getWidth() > shown.getHeight()).isEqualTo(orientation < 5);
        assertThat(corners(at(320, Crop.SQUARE, jpeg, "jpeg"))).isEqualTo(corners);
        var png = withChunk(file(quarters(400, 200), "png"), "eXIf", Arrays.copyOfRange(exif(orientation), 6, 200));
        assertThat(corners(at(320, png, "png"))).isEqualTo(corners);
    }

    /** In a segment of 64 KB thousands of tags can point at the same values. */
    @Test
    void turnsWhatSaysOfItselfMoreThanThereIsMemoryFor() throws IOException, Unreadable {
        var tags = 5000;
        var exif = ByteBuffer.allocate(65_000);
        exif.put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8);
        exif.putShort((short) (tags + 1));
        exif.putInt(0x112_0003).putInt(1).putInt(6 << 16);
        for (var tag = 0; tag < tags; tag++) {
            exif.putInt((0x3000 + tag) << 16 | 3).putInt(32_000).putInt(8);
        }
        var jpeg = withSegment(file(quarters(400, 200), "jpeg"), 0xe1, exif.array());
        assertThat(corners(at(320, jpeg, "jpeg"))).isEqualTo("bryg");
    }

    @ParameterizedTest
    @CsvSource({"jpeg", "png", "gif", "tiff", "webp"})
    void readsEachFormat(String format) throws IOException, Unreadable {
        var file =
                format.equals("webp") ? WebpWriter.write(quarters(700, 500), null) : file(quarters(700, 500), format);
        var shown = at(320, file, format);
        assertThat(corners(shown)).isEqualTo("rgby");
        assertThat(shown.getWidth()).isEqualTo(320);
        assertThat(shown.getHeight()).isEqualTo(229);
    }

    @Test
    void cutsAroundTheFocalPoint() throws IOException, Unreadable {
        var path = Files.write(folder.resolve("wide.png"), file(quarters(900, 300), "png"));
        try (var original = Original.open(path, "image/png")) {
            assertThat(corners(original.at(320, Crop.SQUARE, new Focus(0, 0)))).isEqualTo("rrbb");
            assertThat(corners(original.at(320, Crop.SQUARE, new Focus(1, 0)))).isEqualTo("ggyy");
        }
    }

    @Test
    void convertsColorsOfAProfile() throws IOException, Unreadable {
        // Half of the light, which is no half of what is seen.
        var gray = plain(64, 64, new Color(55, 55, 55));
        assertThat(new Color(at(320, withSegment(file(gray, "jpeg"), 0xe2, profile(LINEAR)), "jpeg")
                                .getRGB(5, 5))
                        .getRed())
                .isBetween(125, 131);
        assertThat(new Color(at(320, withChunk(file(gray, "png"), "iCCP", packedProfile(LINEAR)), "png")
                                .getRGB(5, 5))
                        .getRed())
                .isBetween(125, 131);
        assertThat(new Color(at(320, file(gray, "png"), "png").getRGB(5, 5)).getRed())
                .isEqualTo(55);
    }

    @Test
    void passesOverAProfileThatIsNone() throws IOException, Unreadable {
        var gray = plain(64, 64, new Color(55, 55, 55));
        var broken = withChunk(file(gray, "png"), "iCCP", packedProfile(new byte[300]));
        assertThat(new Color(at(320, broken, "png").getRGB(5, 5)).getRed()).isEqualTo(55);
        var jpeg = withSegment(file(gray, "jpeg"), 0xe2, profile(new byte[300]));
        assertThat(new Color(at(320, jpeg, "jpeg").getRGB(5, 5)).getRed()).isBetween(53, 57);
    }

    @Test
    void convertsInksToLight() throws IOException, Unreadable {
        var cyan = new Color(at(320, Base64.getDecoder().decode(INKS), "jpeg").getRGB(5, 5));
        // By which profile is a matter of taste where the file names none.
        assertThat(cyan.getRed()).isLessThan(100);
        assertThat(cyan.getGreen()).isGreaterThan(120);
        assertThat(cyan.getBlue()).isGreaterThan(150);
    }

    @Test
    void takesGrayAsItIsSeen() throws IOException, Unreadable {
        var model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_GRAY), true, false, ColorModel.TRANSLUCENT, DataBuffer.TYPE_BYTE);
        var raster = model.createCompatibleWritableRaster(64, 64);
        for (var pixel = 0; pixel < 64 * 64; pixel++) {
            raster.setPixel(pixel % 64, pixel / 64, new int[] {100, 200});
        }
        var shown = at(320, file(new BufferedImage(model, raster, false, null), "png"), "png");
        var seen = new Color(shown.getRGB(9, 9), true);
        assertThat(seen.getAlpha()).isEqualTo(200);
        assertThat(seen.getRed()).isBetween(99, 101);
        var opaque = new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY);
        opaque.getRaster().setSample(9, 9, 0, 100);
        assertThat(new Color(at(320, file(opaque, "png"), "png").getRGB(9, 9)).getRed())
                .isEqualTo(100);
        assertThat(at(320, file(opaque, "jpeg"), "jpeg").getWidth()).isEqualTo(64);
    }

    @Test
    void showsTheFirstFrameOfAnAnimationHoweverLong() throws IOException, Unreadable {
        assertThat(seen(at(320, TestPictures.gif(1000), "gif"), 0.5, 0.5)).isEqualTo("r");
    }

    @Test
    void showsAFrameWhereItLiesOnItsScreen() throws IOException, Unreadable {
        var gif = ByteBuffer.wrap(file(plain(20, 10, Color.RED), "gif")).order(ByteOrder.LITTLE_ENDIAN);
        gif.putShort(6, (short) 40).putShort(8, (short) 40);
        var frame = 13;
        while (gif.get(frame) != 0x2c || gif.getShort(frame + 5) != 20 || gif.getShort(frame + 7) != 10) {
            frame++;
        }
        gif.putShort(frame + 1, (short) 20).putShort(frame + 3, (short) 25);
        var shown = at(320, gif.array(), "gif");
        assertThat(shown.getWidth()).isEqualTo(40);
        assertThat(shown.getHeight()).isEqualTo(40);
        assertThat(new Color(shown.getRGB(22, 27), true)).isEqualTo(Color.RED);
        assertThat(new Color(shown.getRGB(22, 22), true).getAlpha()).isZero();
        assertThat(new Color(shown.getRGB(22, 37), true).getAlpha()).isZero();
    }

    @Test
    void knowsWhatTakesMuchMemory() throws IOException, Unreadable {
        assertThat(isLarge(file(plain(2300, 1800, Color.RED), "jpeg"), "jpeg")).isFalse();
        assertThat(isLarge(JpegWriter.write(plain(2300, 1800, Color.RED), null), "jpeg"))
                .isTrue();
        assertThat(isLarge(TestPictures.bomb(5000, 4000), "png")).isTrue();
        var deep = new BufferedImage(1500, 1500, BufferedImage.TYPE_USHORT_GRAY);
        assertThat(isLarge(file(deep, "png"), "png")).isTrue();
    }

    private boolean isLarge(byte[] file, String format) throws IOException, Unreadable {
        var path = Files.write(folder.resolve("original"), file);
        try (var original = Original.open(path, "image/" + format)) {
            return original.isLarge();
        }
    }

    @Test
    void makesLittleOfMuchInLittleMemory() throws IOException, Unreadable {
        var bomb = TestPictures.bomb(20_000, 20_000);
        assertThat(bomb.length).isLessThan(100_000);
        assertThat(at(320, bomb, "png").getWidth()).isEqualTo(320);
    }

    @ParameterizedTest
    @CsvSource({"png", "gif", "tiff", "webp"})
    void saysThatWhatIsCutOffIsUnreadable(String format) {
        var picture = TestPictures.quarters(700, 500);
        var whole = format.equals("webp") ? WebpWriter.write(picture, null) : file(picture, format);
        for (var length : new int[] {0, 10, whole.length / 3}) {
            assertThatThrownBy(() -> at(320, Arrays.copyOf(whole, length), format))
                    .isInstanceOf(Unreadable.class);
        }
    }

    @Test
    void showsWhatThereIsOfAJpegThatIsCutOff() throws IOException, Unreadable {
        var whole = file(quarters(700, 500), "jpeg");
        assertThat(seen(at(320, Arrays.copyOf(whole, whole.length * 2 / 3), "jpeg"), 0.1, 0.1))
                .isEqualTo("r");
        assertThatThrownBy(() -> at(320, Arrays.copyOf(whole, 100), "jpeg")).isInstanceOf(Unreadable.class);
    }
}
