package org.masthead.picture;

import com.drew.imaging.tiff.TiffProcessingException;
import com.drew.imaging.tiff.TiffReader;
import com.drew.lang.RandomAccessFileReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Set;

/** The first picture of a TIFF file (TIFF 6.0). */
final class TiffFile {

    /** What a decoder makes room for, for each pixel. */
    private static final int MOST_SAMPLES = 8;

    /** None, those of fax, LZW, Deflate by its two numbers, PackBits: nothing that holds a picture of its own. */
    private static final Set<Long> COMPRESSIONS = Set.of(1L, 2L, 3L, 4L, 5L, 8L, 32_773L, 32_946L);

    private TiffFile() {}

    static Found read(Path file) throws IOException, NotAPicture {
        var found = new Found("image/tiff");
        var tags = new TiffTags(true);
        try (var random = new RandomAccessFile(file.toFile(), "r")) {
            new TiffReader().processTiff(new RandomAccessFileReader(random), tags, 0);
            if (tags.has(TiffTags.COMPRESSION) && !COMPRESSIONS.contains(tags.number(TiffTags.COMPRESSION))) {
                throw new NotAPicture(
                        NotAPicture.Reason.OTHER_TYPE,
                        "A TIFF file is taken uncompressed or compressed by LZW, Deflate, PackBits or CCITT, not by JPEG.");
            }
            found.size(tags.number(TiffTags.WIDTH), tags.number(TiffTags.HEIGHT));
            found.frame();
            if (tags.number(TiffTags.SAMPLES) > MOST_SAMPLES
                    || tags.number(TiffTags.TILE_WIDTH) * tags.number(TiffTags.TILE_HEIGHT)
                            > 4L * Math.max(1 << 20, (long) found.width * found.height)) {
                throw Found.tooLarge();
            }
            requirePixels(tags, random.length());
        } catch (TiffProcessingException | IOException | RuntimeException broken) {
            throw NotAPicture.broken();
        }
        found.xmp = tags.bytes(TiffTags.XMP);
        found.iim = tags.bytes(TiffTags.IIM);
        found.resources = tags.bytes(TiffTags.RESOURCES);
        found.tags = tags;
        return found.whole();
    }

    private static void requirePixels(TiffTags tags, long length) throws NotAPicture {
        var tiled = tags.has(TiffTags.TILE_OFFSETS);
        var offsets = tags.numbers(tiled ? TiffTags.TILE_OFFSETS : TiffTags.STRIP_OFFSETS);
        var counts = tags.numbers(tiled ? TiffTags.TILE_COUNTS : TiffTags.STRIP_COUNTS);
        if (offsets.length == 0 || offsets.length != counts.length) {
            throw NotAPicture.broken();
        }
        for (var part = 0; part < offsets.length; part++) {
            if (offsets[part] + counts[part] > length) {
                throw NotAPicture.broken();
            }
        }
    }
}
