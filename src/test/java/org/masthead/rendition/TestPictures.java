package org.masthead.rendition;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;

/** Pictures for tests, made of few colours so that it shows where what has gone. */
public final class TestPictures {

    private TestPictures() {}

    /** Red, green, blue and yellow in its quarters: above left, above right, below left, below right. */
    public static BufferedImage quarters(int width, int height) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = picture.createGraphics();
        Color[] colors = {Color.RED, Color.GREEN, Color.BLUE, Color.YELLOW};
        for (var quarter = 0; quarter < 4; quarter++) {
            graphics.setColor(colors[quarter]);
            graphics.fillRect(quarter % 2 * width / 2, quarter / 2 * height / 2, (width + 1) / 2, (height + 1) / 2);
        }
        graphics.dispose();
        return picture;
    }

    /** One colour everywhere. */
    public static BufferedImage plain(int width, int height, Color color) {
        var picture = new BufferedImage(
                width, height, color.getAlpha() < 255 ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        for (var pixel = 0; pixel < width * height; pixel++) {
            picture.setRGB(pixel % width, pixel / width, color.getRGB());
        }
        return picture;
    }

    /** Its file. */
    public static byte[] file(RenderedImage picture, String format) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static BufferedImage read(byte[] file) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(file));
    }

    /** The JPEG file with one more segment at its beginning. */
    public static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
        return ByteBuffer.allocate(jpeg.length + 4 + content.length)
                .put(jpeg, 0, 2)
                .put((byte) 0xff)
                .put((byte) marker)
                .putShort((short) (content.length + 2))
                .put(content)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    /** Exif that says how it is turned and where it was taken, and by which camera. */
    public static byte[] exif(int orientation) {
        var exif = ByteBuffer.allocate(200);
        exif.put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8);
        exif.putShort((short) 3);
        exif.putShort((short) 0x112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        exif.putShort((short) 0xc62f).putShort((short) 2).putInt(4).put("S42\0".getBytes(StandardCharsets.ISO_8859_1));
        exif.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(50);
        exif.putInt(0);
        // Where it was taken: 12 degrees north.
        exif.putShort((short) 2);
        exif.putShort((short) 1).putShort((short) 2).putInt(2).put("N\0\0\0".getBytes(StandardCharsets.ISO_8859_1));
        exif.putShort((short) 2).putShort((short) 5).putInt(3).putInt(80);
        exif.putInt(0);
        exif.putInt(12).putInt(1).putInt(0).putInt(1).putInt(0).putInt(1);
        return exif.array();
    }

    /** A segment with a colour profile. */
    public static byte[] profile(byte[] icc) {
        return ByteBuffer.allocate(14 + icc.length)
                .put("ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1))
                .put(icc)
                .array();
    }

    /** The PNG file with one more chunk behind its header. */
    public static byte[] withChunk(byte[] png, String name, byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        var data = new DataOutputStream(out);
        data.write(png, 0, 33);
        chunk(data, name, content);
        data.write(png, 33, png.length - 33);
        return out.toByteArray();
    }

    private static void chunk(DataOutputStream out, String name, byte[] content) throws IOException {
        var checked = new CRC32();
        var named = name.getBytes(StandardCharsets.ISO_8859_1);
        checked.update(named);
        checked.update(content);
        out.writeInt(content.length);
        out.write(named);
        out.write(content);
        out.writeInt((int) checked.getValue());
    }

    /** What a PNG file names a colour profile with. */
    public static byte[] packedProfile(byte[] icc) throws IOException {
        var out = new ByteArrayOutputStream();
        out.write("linear\0\0".getBytes(StandardCharsets.ISO_8859_1));
        try (var packed = new DeflaterOutputStream(out)) {
            packed.write(icc);
        }
        return out.toByteArray();
    }

    /** A PNG file of zeros, one bit a pixel: few bytes whatever its size. */
    public static byte[] bomb(int width, int height) throws IOException {
        var out = new ByteArrayOutputStream();
        var data = new DataOutputStream(out);
        data.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        chunk(
                data,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put((byte) 1)
                        .array());
        var packed = new ByteArrayOutputStream();
        try (var rows = new DeflaterOutputStream(packed)) {
            var row = new byte[width / 8 + 2];
            for (var y = 0; y < height; y++) {
                rows.write(row);
            }
        }
        chunk(data, "IDAT", packed.toByteArray());
        chunk(data, "IEND", new byte[0]);
        return out.toByteArray();
    }

    /** An animation. */
    public static byte[] gif(int frames) throws IOException {
        var out = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            for (var frame = 0; frame < frames; frame++) {
                var picture = plain(16, 8, frame == 0 ? Color.RED : Color.BLUE);
                writer.writeToSequence(new IIOImage(picture, null, null), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
