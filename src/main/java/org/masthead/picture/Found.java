package org.masthead.picture;

import java.util.Arrays;

/** What was found in a file on the way through its structure, without decoding anything. */
final class Found {

    /** Blocks of metadata beyond this are passed over: to read XMP takes the square of its length. */
    static final int MOST = 256 * 1024;

    private static final long MOST_PIXELS = 50_000_000;
    private static final int MOST_A_SIDE = 20_000;
    private static final int MOST_FRAMES = 1_000;

    final String mediaType;
    int width;
    int height;
    int frames;

    /** A TIFF structure of its own; null when there is none. */
    byte[] exif;

    byte[] xmp;

    /** Image resources as Photoshop writes them, IIM among them. */
    byte[] resources;

    /** IIM by itself, as a TIFF file has it. */
    byte[] iim;

    /** Of a TIFF file, whose own tags are what Exif is elsewhere. */
    TiffTags tags;

    Found(String mediaType) {
        this.mediaType = mediaType;
    }

    /** Takes a size over, which has to be the same wherever it is said. */
    void size(long width, long height) throws NotAPicture {
        if (width < 1 || height < 1 || (this.width > 0 && (this.width != width || this.height != height))) {
            throw NotAPicture.broken();
        }
        if (width > MOST_A_SIDE || height > MOST_A_SIDE || width * height > MOST_PIXELS) {
            throw tooLarge();
        }
        this.width = (int) width;
        this.height = (int) height;
    }

    /** Something that is a part of the picture, and may be no larger than it. */
    void within(long width, long height) throws NotAPicture {
        if (width > this.width || height > this.height) {
            throw NotAPicture.broken();
        }
    }

    void frame() throws NotAPicture {
        frames++;
        if (frames > MOST_FRAMES) {
            throw tooLarge();
        }
    }

    /** It has what makes a picture. */
    Found whole() throws NotAPicture {
        if (width == 0 || frames == 0) {
            throw NotAPicture.broken();
        }
        return this;
    }

    static NotAPicture tooLarge() {
        return new NotAPicture(
                NotAPicture.Reason.TOO_LARGE, "must have 50 million pixels, 20000 a side and 1000 frames at most");
    }

    /** One block behind another; what is too long together stays as it was. */
    static byte[] joined(byte[] first, byte[] more) {
        if (first == null) {
            return more;
        }
        if (first.length + more.length > MOST) {
            return first;
        }
        var both = Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, both, first.length, more.length);
        return both;
    }
}
