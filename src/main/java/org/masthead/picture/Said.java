package org.masthead.picture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What a file says of its picture in the place of all that it said.
 *
 * @param orientation how it is turned before it is shown, 1 to 8 as Exif has them
 * @param xmp a packet, or null
 */
record Said(int orientation, byte[] xmp) {

    private static final int LENGTH = 26;
    private static final short SHORT = 3;

    /** A TIFF structure as Exif is, which says how the picture is turned and nothing else; null when it is not. */
    byte[] exif() {
        return orientation == 1
                ? null
                : ByteBuffer.allocate(LENGTH)
                        .put("MM\0*".getBytes(StandardCharsets.ISO_8859_1))
                        .putInt(8)
                        .putShort((short) 1)
                        .putShort((short) TiffTags.ORIENTATION)
                        .putShort(SHORT)
                        .putInt(1)
                        .putShort((short) orientation)
                        .array();
    }

    boolean isNothing() {
        return orientation == 1 && xmp == null;
    }
}
