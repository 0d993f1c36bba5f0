package org.masthead.rendition;

import java.awt.Rectangle;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.masthead.picture.PictureFile;

/** The pixels of an original: its first frame, upright, in sRGB, of no more of them than are needed at once. */
final class Original implements Closeable {

    /** No more than this is decoded into: 8 million pixels in a heap of 256 MB. */
    private static final long MOST_PIXELS = Runtime.getRuntime().maxMemory() / 32;

    /** Held by whoever decodes a large one, in turn: there is not enough memory for two at once. */
    static final Semaphore LARGE_ONE = new Semaphore(1, true);

    /** In pixels of one byte a sample, decoded as they are read. */
    private static final long LARGE = 16_000_000;

    private static final int MANY_SCANS = 4;
    private static final int LONG_SAMPLES = 8;

    /** What the decoder takes that first makes all pixels, whatever is wanted of them: that of WebP. */
    private static final int BYTES_PER_PIXEL = 5;

    private static final ThreadLocal<SoftReference<byte[]>> MEMORY =
            ThreadLocal.withInitial(() -> new SoftReference<>(null));

    /** Before they are averaged, as many times the pixels that are wanted remain, across and down. */
    private static final int OVERSAMPLED = 2;

    private final ImageInputStream input;
    private final ImageReader reader;
    private final String mediaType;
    private final int width;
    private final int height;
    private final Rectangle frame;
    private final Turn turn;
    private final ColorSpace space;
    private final int weight;

    private Original(ImageInputStream input, ImageReader reader, Path file, String mediaType) throws IOException {
        this.input = input;
        this.reader = reader;
        this.mediaType = mediaType;
        reader.setInput(input, true, true);
        var canvas = Canvas.of(reader, mediaType);
        this.width = canvas.width();
        this.height = canvas.height();
        this.frame = canvas.frame();
        this.turn = new Turn(PictureFile.orientation(file));
        this.space = mediaType.equals("image/png") ? Colors.ofPng(file) : null;
        this.weight = weight(file);
    }

    /** @param mediaType what the file is */
    static Original open(Path file, String mediaType) throws IOException, Unreadable {
        var reader = reader(mediaType);
        var input = ImageIO.createImageInputStream(file.toFile());
        if (input == null) {
            reader.dispose();
            throw new FileNotFoundException("An original cannot be opened");
        }
        Original original = null;
        try {
            original = new Original(input, reader, file, mediaType);
            return original;
        } catch (FileNotFoundException | FileSystemException notNow) {
            // As when too many files are open: that says nothing of this one.
            throw notNow;
        } catch (IOException | RuntimeException broken) {
            throw new Unreadable("The header of a picture cannot be read", broken);
        } finally {
            if (original == null) {
                reader.dispose();
                input.close();
            }
        }
    }

    /** The library that writes WebP would read it too, by native code: not what others sent. */
    private static ImageReader reader(String mediaType) throws Unreadable {
        var readers = ImageIO.getImageReadersByMIMEType(mediaType);
        while (readers.hasNext()) {
            var reader = readers.next();
            if (!reader.getClass().getName().startsWith("com.luciad.")) {
                return reader;
            }
        }
        throw new Unreadable("There is no decoder for " + mediaType, null);
    }

    /** Whether it takes so much memory to decode that there is not enough for two at once. */
    boolean isLarge() {
        return pixels() * weight > LARGE;
    }

    private long pixels() {
        return (long) width * height;
    }

    /** How many times the memory a pixel takes that others do. */
    private int weight(Path file) throws IOException {
        if (mediaType.equals("image/jpeg")) {
            return JpegScans.areMany(file) ? MANY_SCANS : 1;
        }
        var samples = reader.getImageTypes(0).next().getSampleModel();
        return samples.getDataType() == DataBuffer.TYPE_BYTE ? 1 : LONG_SAMPLES;
    }

    /** What stands around the focal point, at a step of the ladder. */
    BufferedImage at(int step, Crop crop, Focus focus) throws Unreadable {
        var isOnItsSide = turn.isOnItsSide();
        var shownWidth = isOnItsSide ? height : width;
        var shownHeight = isOnItsSide ? width : height;
        var size = Rendition.at(step, shownWidth, shownHeight, crop, Encoding.WEBP);
        return read(crop.of(shownWidth, shownHeight, focus), size.width(), size.height());
    }

    /** All of it, this wide and high. */
    BufferedImage all(int toWidth, int toHeight) throws Unreadable {
        var isOnItsSide = turn.isOnItsSide();
        return read(new Crop.Area(0, 0, isOnItsSide ? height : width, isOnItsSide ? width : height), toWidth, toHeight);
    }

    private BufferedImage read(Crop.Area shown, int toWidth, int toHeight) throws Unreadable {
        var area = turn.back(shown, width, height);
        var part = new Rectangle(area.x(), area.y(), area.width(), area.height());
        var wide = turn.isOnItsSide() ? toHeight : toWidth;
        var high = turn.isOnItsSide() ? toWidth : toHeight;
        try {
            requireRoom();
            return turn.applied(frame.contains(part) ? decoded(part, wide, high) : onCanvas(part, wide, high));
        } catch (IOException | RuntimeException broken) {
            throw new Unreadable("A picture cannot be decoded", broken);
        }
    }

    /** What the first frame leaves free is transparent. */
    private BufferedImage onCanvas(Rectangle part, int wide, int high) throws IOException {
        var canvas = new BufferedImage(wide, high, BufferedImage.TYPE_INT_ARGB);
        var drawn = part.intersection(frame);
        if (!drawn.isEmpty()) {
            var across = (double) wide / part.width;
            var down = (double) high / part.height;
            var pixels = decoded(drawn, (int) Math.max(1, Math.round(drawn.width * across)), (int)
                    Math.max(1, Math.round(drawn.height * down)));
            var graphics = canvas.createGraphics();
            graphics.drawImage(
                    pixels,
                    (int) Math.round((drawn.x - part.x) * across),
                    (int) Math.round((drawn.y - part.y) * down),
                    null);
            graphics.dispose();
        }
        return canvas;
    }

    private BufferedImage decoded(Rectangle area, int wide, int high) throws IOException {
        var part = reader.getDefaultReadParam();
        part.setSourceRegion(new Rectangle(area.x - frame.x, area.y - frame.y, area.width, area.height));
        var each = each(area, wide, high);
        part.setSourceSubsampling(each, each, 0, 0);
        part.setDestination(sheet(1 + (area.width - 1) / each, 1 + (area.height - 1) / each));
        return Colors.smaller(reader.read(0, part), wide, high, space);
    }

    /**
     * What is decoded into: when its pixels are bytes, the same memory as the last time in this thread. Some megabytes
     * for each picture would have the heap collected as a whole every few pictures, while all others wait.
     *
     * @return null where the decoder shall see to it
     */
    private BufferedImage sheet(int wide, int high) throws IOException {
        var type = reader.getImageTypes(0).next();
        var samples = type.getSampleModel(wide, high);
        if (samples.getDataType() != DataBuffer.TYPE_BYTE || !(samples instanceof PixelInterleavedSampleModel)) {
            return null;
        }
        var length = wide * high * samples.getNumBands();
        var memory = MEMORY.get().get();
        if (memory == null || memory.length < length) {
            memory = new byte[length];
            MEMORY.set(new SoftReference<>(memory));
        }
        // Whatever a decoder leaves out, nothing of another picture may show there.
        Arrays.fill(memory, 0, length, (byte) 0);
        var raster = Raster.createWritableRaster(samples, new DataBufferByte(memory, length), null);
        return new BufferedImage(
                type.getColorModel(), raster, type.getColorModel().isAlphaPremultiplied(), null);
    }

    /** Every how many pixels one is decoded, across and down. */
    private static int each(Rectangle area, int width, int height) {
        var each = Math.max(1, Math.min(area.width / (width * OVERSAMPLED), area.height / (height * OVERSAMPLED)));
        while ((long) area.width / each * (area.height / each) > MOST_PIXELS) {
            each++;
        }
        return each;
    }

    private void requireRoom() throws Unreadable {
        if (mediaType.equals("image/webp")
                && pixels() * BYTES_PER_PIXEL > Runtime.getRuntime().maxMemory() / 3) {
            throw new Unreadable.TooLarge();
        }
    }

    @Override
    public void close() throws IOException {
        reader.dispose();
        input.close();
    }
}
