package org.masthead.rendition;

import com.luciad.imageio.webp.WebP;
import com.luciad.imageio.webp.WebPEncoderOptions;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes WebP files (RFC 9649), with alpha where there is any. */
final class WebpWriter {

    private static final float QUALITY = 80;

    /** Where the library looks for a folder to unpack its native code into. */
    private static final String UNPACKED = "com.luciad.imageio.webp.tmpdir";

    private static final int RIFF_HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int EXTENDED = 10;
    private static final int HAS_ALPHA = 0x10;
    private static final int HAS_XMP = 0x04;

    private WebpWriter() {}

    /**
     * Has the native code unpacked into this folder before it is first used, and what killed processes have left there
     * taken away: from the place for temporary files programs may not be loaded.
     */
    static synchronized void unpackInto(Path folder) throws IOException {
        if (System.getProperty(UNPACKED) != null) {
            return;
        }
        Files.createDirectories(folder);
        try (var left = Files.newDirectoryStream(folder)) {
            for (var file : left) {
                // What another service has loaded stays readable to it; where that is not so, it cannot be deleted.
                file.toFile().delete();
            }
        }
        System.setProperty(UNPACKED, folder.toString());
    }

    /**
     * The file of these pixels, of a type with integers.
     *
     * @param xmp what it says of itself, or null
     */
    static byte[] write(BufferedImage pixels, byte[] xmp) {
        var width = pixels.getWidth();
        var height = pixels.getHeight();
        var hasAlpha = pixels.getColorModel().hasAlpha();
        var options = new WebPEncoderOptions();
        options.setCompressionQuality(QUALITY);
        var samples = samples(pixels, hasAlpha);
        var file = hasAlpha
                ? WebP.encodeRGBA(options, samples, width, height, 4 * width)
                : WebP.encodeRGB(options, samples, width, height, 3 * width);
        if (file == null) {
            throw new IllegalStateException("WebP could not be written, " + width + " by " + height);
        }
        return xmp == null ? file : with(xmp, file, width, height, hasAlpha);
    }

    private static byte[] samples(BufferedImage pixels, boolean hasAlpha) {
        // What is drawn into stands so in memory; to ask for each pixel takes as long as to write the file.
        var colors = ((DataBufferInt) pixels.getRaster().getDataBuffer()).getData();
        var samples = new byte[colors.length * (hasAlpha ? 4 : 3)];
        var at = 0;
        for (var color : colors) {
            samples[at++] = (byte) (color >> 16);
            samples[at++] = (byte) (color >> 8);
            samples[at++] = (byte) color;
            if (hasAlpha) {
                samples[at++] = (byte) (color >> 24);
            }
        }
        return samples;
    }

    /** In the extended form of the file, which alone can say something of itself. */
    private static byte[] with(byte[] xmp, byte[] webp, int width, int height, boolean hasAlpha) {
        var isExtended = new String(webp, RIFF_HEADER, 4, StandardCharsets.ISO_8859_1).equals("VP8X");
        var chunks = isExtended ? RIFF_HEADER + CHUNK_HEADER + EXTENDED : RIFF_HEADER;
        var length = RIFF_HEADER + CHUNK_HEADER + EXTENDED + webp.length - chunks + CHUNK_HEADER + even(xmp.length);
        var file = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        name(file, "RIFF").putInt(length - 8);
        name(file, "WEBP");
        name(file, "VP8X").putInt(EXTENDED);
        file.putInt(HAS_XMP | (hasAlpha ? HAS_ALPHA : 0));
        file.put((byte) (width - 1)).putShort((short) (width - 1 >> 8));
        file.put((byte) (height - 1)).putShort((short) (height - 1 >> 8));
        file.put(webp, chunks, webp.length - chunks);
        name(file, "XMP ").putInt(xmp.length).put(xmp);
        return file.array();
    }

    private static ByteBuffer name(ByteBuffer file, String name) {
        return file.put(name.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static int even(int length) {
        return length + (length & 1);
    }
}
