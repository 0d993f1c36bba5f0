package org.masthead.picture;

import com.drew.imaging.tiff.TiffProcessingException;
import com.drew.imaging.tiff.TiffReader;
import com.drew.lang.ByteArrayReader;
import com.drew.lang.RandomAccessReader;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.tiff.DirectoryTiffHandler;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The tags of a TIFF structure that are wanted, and no others: in a few kilobytes thousands of tags can point at the
 * same values. Neither places (GPS) nor serial numbers nor what makers keep to themselves is ever read.
 */
final class TiffTags extends DirectoryTiffHandler {

    static final int WIDTH = 0x100;
    static final int HEIGHT = 0x101;
    static final int COMPRESSION = 0x103;
    static final int DESCRIPTION = 0x10e;
    static final int STRIP_OFFSETS = 0x111;
    static final int ORIENTATION = 0x112;
    static final int SAMPLES = 0x115;
    static final int STRIP_COUNTS = 0x117;
    static final int ARTIST = 0x13b;
    static final int TILE_WIDTH = 0x142;
    static final int TILE_HEIGHT = 0x143;
    static final int TILE_OFFSETS = 0x144;
    static final int TILE_COUNTS = 0x145;
    static final int XMP = 0x2bc;
    static final int COPYRIGHT = 0x8298;
    static final int IIM = 0x83bb;
    static final int RESOURCES = 0x8649;
    static final int TAKEN = 0x9003;
    static final int TAKEN_OFFSET = 0x9011;
    static final int TAKEN_FRACTION = 0x9291;

    private static final int EXIF = 0x8769;
    private static final int PLAIN = 42;

    /** What is said of the picture as such. */
    private static final Set<Integer> OF_FILE = Set.of(
            WIDTH,
            HEIGHT,
            COMPRESSION,
            STRIP_OFFSETS,
            SAMPLES,
            STRIP_COUNTS,
            TILE_WIDTH,
            TILE_HEIGHT,
            TILE_OFFSETS,
            TILE_COUNTS);

    private static final Set<Integer> BLOCKS = Set.of(XMP, IIM, RESOURCES);

    /** What is told of it, by the names that it is kept under as it came. */
    static final Map<Integer, String> TOLD = Map.ofEntries(
            Map.entry(DESCRIPTION, "ImageDescription"),
            Map.entry(0x10f, "Make"),
            Map.entry(0x110, "Model"),
            Map.entry(ORIENTATION, "Orientation"),
            Map.entry(0x131, "Software"),
            Map.entry(0x132, "DateTime"),
            Map.entry(ARTIST, "Artist"),
            Map.entry(COPYRIGHT, "Copyright"),
            Map.entry(0x829a, "ExposureTime"),
            Map.entry(0x829d, "FNumber"),
            Map.entry(0x8827, "ISOSpeedRatings"),
            Map.entry(TAKEN, "DateTimeOriginal"),
            Map.entry(TAKEN_OFFSET, "OffsetTimeOriginal"),
            Map.entry(TAKEN_FRACTION, "SubSecTimeOriginal"),
            Map.entry(0x920a, "FocalLength"),
            Map.entry(0xa433, "LensMake"),
            Map.entry(0xa434, "LensModel"));

    private static final int MOST_OF_TEXT = 32 * 1024;

    /** Offsets of the smallest tiles that there are, in the largest picture that is taken. */
    private static final int MOST_OF_OFFSETS = 1024 * 1024;

    private final boolean isFile;
    private final Directory tags = new ExifIFD0Directory();
    private final Set<Integer> seen = new HashSet<>();
    private boolean isInside;

    TiffTags(boolean isFile) {
        super(new Metadata(), null);
        this.isFile = isFile;
        _currentDirectory = tags;
    }

    /** Those of a block of Exif; none when it cannot be read. */
    static TiffTags of(byte[] exif) {
        var tags = new TiffTags(false);
        if (exif != null) {
            try {
                new TiffReader().processTiff(new ByteArrayReader(exif), tags, 0);
            } catch (IOException | TiffProcessingException broken) {
                // what was read so far is told all the same
            }
        }
        return tags;
    }

    @Override
    public void setTiffMarker(int marker) throws TiffProcessingException {
        if (marker != PLAIN) {
            throw new TiffProcessingException("Not TIFF 6.0");
        }
    }

    /** Once: one that points at many would keep a reader busy for hours. */
    @Override
    public boolean tryEnterSubIfd(int tag) {
        if (tag != EXIF || isInside) {
            return false;
        }
        isInside = true;
        pushDirectory(new ExifSubIFDDirectory());
        _currentDirectory = tags;
        return true;
    }

    @Override
    public boolean hasFollowerIfd() {
        return false;
    }

    @Override
    public Long tryCustomProcessFormat(int tag, int format, long count) {
        return null;
    }

    /** True for what is passed over. */
    @Override
    public boolean customProcessTag(
            int offset, Set<Integer> directories, int header, RandomAccessReader bytes, int tag, int length)
            throws IOException {
        var isOfFile = isFile && OF_FILE.contains(tag);
        if (isFile && BLOCKS.contains(tag) && length <= Found.MOST && seen.add(tag)) {
            setByteArray(tag, bytes.getBytes(offset, length));
            return true;
        }
        if ((!isOfFile && !TOLD.containsKey(tag)) || length > (isOfFile ? MOST_OF_OFFSETS : MOST_OF_TEXT)) {
            return true;
        }
        if (!seen.add(tag) && isOfFile) {
            throw new IOException("A tag stands there twice");
        }
        return false;
    }

    boolean has(int tag) {
        return tags.containsTag(tag);
    }

    /** Zero when it is not there. */
    long number(int tag) {
        var number = tags.getLongObject(tag);
        return number == null ? 0 : number & 0xffff_ffffL;
    }

    /** 1 to 8 as Exif has them; 1 when it does not say. */
    int orientation() {
        var orientation = number(ORIENTATION);
        return orientation < 1 || orientation > 8 ? 1 : (int) orientation;
    }

    /** Offsets and lengths; empty when there are none. */
    long[] numbers(int tag) {
        var value = tags.getObject(tag);
        if (value instanceof long[] longs) {
            return longs;
        }
        if (value instanceof int[] ints) {
            var numbers = new long[ints.length];
            for (var index = 0; index < ints.length; index++) {
                numbers[index] = ints[index] & 0xffff_ffffL;
            }
            return numbers;
        }
        return value == null ? new long[0] : new long[] {number(tag)};
    }

    byte[] bytes(int tag) {
        return tags.getObject(tag) instanceof byte[] bytes ? bytes : null;
    }

    /** As it came; null when it is not there, or is no text. */
    byte[] text(int tag) {
        var text = tags.getStringValue(tag);
        return text == null ? null : text.getBytes();
    }

    /** Any other value for people to read. */
    String described(int tag) {
        return tags.getString(tag);
    }
}
