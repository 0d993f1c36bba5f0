package org.masthead.picture;

import java.io.IOException;

/** The chunks of a WebP file (RFC 9649). */
final class WebpFile {

    private static final int FRAME_HEADER = 16;

    private WebpFile() {}

    static Found read(FileBytes file) throws IOException, NotAPicture {
        var found = new Found("image/webp");
        file.smallestFirst();
        file.goTo(4);
        var end = file.position() + 4 + file.u32();
        if (end > file.length()) {
            throw NotAPicture.broken();
        }
        file.skip(4);
        var isAnimated = false;
        while (file.position() + 8 <= end) {
            var name = file.name();
            isAnimated |= name.equals("ANMF");
            var length = file.u32();
            var start = file.position();
            chunk(file, found, name, length, isAnimated);
            // A frame of an animation holds chunks of its own, which are looked at as well.
            var inside = name.equals("ANMF") ? FRAME_HEADER : length + (length & 1);
            file.goTo(start + inside);
        }
        if (file.position() > end + 1) {
            throw NotAPicture.broken();
        }
        return found.whole();
    }

    private static void chunk(FileBytes file, Found found, String name, long length, boolean isAnimated)
            throws IOException, NotAPicture {
        switch (name) {
            case "VP8X" -> {
                file.u32();
                found.size(file.u24() + 1L, file.u24() + 1L);
            }
            case "VP8 " -> {
                file.skip(6);
                pixels(found, file.u16() & 0x3fff, file.u16() & 0x3fff, isAnimated);
            }
            case "VP8L" -> {
                file.u8();
                var bits = file.u32();
                pixels(found, (bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1, isAnimated);
            }
            case "ANMF" -> {
                file.skip(6);
                found.within(file.u24() + 1L, file.u24() + 1L);
            }
            case "EXIF" -> {
                if (length <= Found.MOST) {
                    found.exif = JpegFile.bareExif(file.take((int) length));
                }
            }
            case "XMP " -> {
                if (length <= Found.MOST) {
                    found.xmp = file.take((int) length);
                }
            }
            default -> {
                // of no interest here
            }
        }
    }

    /** The size of the whole, unless they are a part of an animation. */
    private static void pixels(Found found, long width, long height, boolean isAnimated) throws NotAPicture {
        if (isAnimated) {
            found.within(width, height);
        } else {
            found.size(width, height);
        }
        found.frame();
    }
}
