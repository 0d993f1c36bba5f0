package org.masthead.rendition;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes JPEG files: progressive, so that something is seen early; what is transparent is white. */
final class JpegWriter {

    private static final float QUALITY = 0.82f;
    private static final byte[] XMP = "http://ns.adobe.com/xap/1.0/\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int APP1 = 0xe1;
    private static final int LONGEST_SEGMENT = 0xffff;

    private JpegWriter() {}

    /** @param xmp what it says of itself, or null */
    static byte[] write(BufferedImage pixels, byte[] xmp) throws IOException {
        var file = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByMIMEType("image/jpeg").next();
        try (var out = new MemoryCacheImageOutputStream(file)) {
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.setOutput(out);
            writer.write(null, new IIOImage(opaque(pixels), null, null), how);
        } finally {
            writer.dispose();
        }
        return xmp == null ? file.toByteArray() : with(xmp, file.toByteArray());
    }

    private static BufferedImage opaque(BufferedImage pixels) {
        if (!pixels.getColorModel().hasAlpha()) {
            return pixels;
        }
        var opaque = new BufferedImage(pixels.getWidth(), pixels.getHeight(), BufferedImage.TYPE_INT_RGB);
        var graphics = opaque.createGraphics();
        graphics.drawImage(pixels, 0, 0, Color.WHITE, null);
        graphics.dispose();
        return opaque;
    }

    /** A segment behind the first one, which by JFIF is its own. */
    private static byte[] with(byte[] xmp, byte[] jpeg) {
        var length = 2 + XMP.length + xmp.length;
        if (length > LONGEST_SEGMENT) {
            return jpeg;
        }
        var first = 4 + ((jpeg[4] & 0xff) << 8 | jpeg[5] & 0xff);
        var file = new ByteArrayOutputStream(jpeg.length + length + 2);
        file.write(jpeg, 0, first);
        file.write(0xff);
        file.write(APP1);
        file.write(length >> 8);
        file.write(length);
        file.writeBytes(XMP);
        file.writeBytes(xmp);
        file.write(jpeg, first, jpeg.length - first);
        return file.toByteArray();
    }
}
