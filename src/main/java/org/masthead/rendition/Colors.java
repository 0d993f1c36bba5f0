package org.masthead.rendition;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.InflaterInputStream;
import net.coobird.thumbnailator.resizers.Resizers;

/** Makes pixels smaller and their colours sRGB, whatever they are in. */
final class Colors {

    private static final int LONGEST_PROFILE = 4 << 20;

    private Colors() {}

    /**
     * The profile that a PNG file names its colours by, which the decoder does not look at.
     *
     * @return null when there is none that can be read
     */
    static ColorSpace ofPng(Path file) throws IOException {
        var chunk = Chunks.first(file, "iCCP").orElse(null);
        if (chunk == null) {
            return null;
        }
        var start = 0;
        while (start < chunk.length && chunk[start] != 0) {
            start++;
        }
        // Behind the name stand its end and the method of compression, of which there is one.
        var packed = Math.min(chunk.length, start + 2);
        try (var profile = new InflaterInputStream(new ByteArrayInputStream(chunk, packed, chunk.length - packed))) {
            return new ICC_ColorSpace(ICC_Profile.getInstance(profile.readNBytes(LONGEST_PROFILE)));
        } catch (IOException | IllegalArgumentException broken) {
            return null;
        }
    }

    /**
     * Pixels of this size in sRGB, with alpha where there is any.
     *
     * @param space what the colours are in if not what the pixels say, or null
     */
    static BufferedImage smaller(BufferedImage pixels, int width, int height, ColorSpace space) {
        var model = pixels.getColorModel();
        var in = space == null ? model.getColorSpace() : space;
        var isPlain = in.isCS_sRGB()
                || model instanceof IndexColorModel
                || (in.getType() == ColorSpace.TYPE_GRAY && pixels.getType() != BufferedImage.TYPE_CUSTOM);
        if (isPlain) {
            return scaled(pixels, width, height);
        }
        if (in.getType() == ColorSpace.TYPE_GRAY) {
            return scaled(gray(pixels.getRaster()), width, height);
        }
        var isBytes = model.getNumComponents() == 3 && pixels.getRaster().getTransferType() == DataBuffer.TYPE_BYTE;
        if (isBytes && in.getType() == ColorSpace.TYPE_RGB) {
            // Few pixels are converted faster than many, and to be made fewer they may be called anything.
            var called = new BufferedImage(pixels.getWidth(), pixels.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
            called.getRaster().setRect(pixels.getRaster());
            var few = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
            few.getRaster().setRect(scaled(called, width, height).getRaster());
            var own = new ComponentColorModel(in, false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
            return converted(new BufferedImage(own, few.getRaster(), false, null));
        }
        return scaled(converted(pixels), width, height);
    }

    private static BufferedImage converted(BufferedImage pixels) {
        var converted = new BufferedImage(pixels.getWidth(), pixels.getHeight(), type(pixels));
        return new ColorConvertOp(null).filter(pixels, converted);
    }

    private static int type(BufferedImage pixels) {
        return pixels.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
    }

    private static BufferedImage scaled(BufferedImage pixels, int width, int height) {
        var scaled = new BufferedImage(width, height, type(pixels));
        Resizers.PROGRESSIVE.resize(pixels, scaled);
        return scaled;
    }

    /** Java takes gray for linear, which no picture means: its samples are those of sRGB. */
    private static BufferedImage gray(Raster raster) {
        var hasAlpha = raster.getNumBands() > 1;
        var shift = raster.getSampleModel().getSampleSize(0) - 8;
        var gray = new BufferedImage(
                raster.getWidth(),
                raster.getHeight(),
                hasAlpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        var samples = new int[raster.getWidth() * raster.getNumBands()];
        for (var y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(0, y, raster.getWidth(), 1, samples);
            for (var x = 0; x < raster.getWidth(); x++) {
                var light = sample(samples[x * raster.getNumBands()], shift);
                var alpha = hasAlpha ? sample(samples[x * raster.getNumBands() + 1], shift) : 0xff;
                gray.setRGB(x, y, alpha << 24 | light << 16 | light << 8 | light);
            }
        }
        return gray;
    }

    private static int sample(int sample, int shift) {
        return shift > 0 ? sample >> shift : sample << -shift;
    }
}
