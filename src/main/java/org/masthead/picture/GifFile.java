package org.masthead.picture;

import java.io.IOException;

/** The blocks of a GIF file (GIF89a). */
final class GifFile {

    static final int IMAGE = 0x2c;
    static final int EXTENSION = 0x21;
    static final int TRAILER = 0x3b;
    private static final int COLOURS = 0x80;

    private GifFile() {}

    static Found read(FileBytes file) throws IOException, NotAPicture {
        var found = new Found("image/gif");
        file.smallestFirst();
        file.goTo(6);
        found.size(file.u16(), file.u16());
        var flags = file.u8();
        file.skip(2);
        skipColours(file, flags);
        for (var block = file.u8(); block != TRAILER; block = file.u8()) {
            if (block == IMAGE) {
                image(file, found);
            } else if (block == EXTENSION) {
                file.u8();
            } else {
                throw NotAPicture.broken();
            }
            skipParts(file);
        }
        return found.whole();
    }

    private static void image(FileBytes file, Found found) throws IOException, NotAPicture {
        found.frame();
        file.skip(4);
        found.within(file.u16(), file.u16());
        skipColours(file, file.u8());
        file.u8();
    }

    private static void skipColours(FileBytes file, int flags) {
        file.skip(colours(flags));
    }

    /** How long the table of colours is that these flags say follows; 0 when there is none. */
    static long colours(int flags) {
        return (flags & COLOURS) == 0 ? 0 : 3L << (flags & 7) + 1;
    }

    static void skipParts(FileBytes file) throws IOException {
        for (var length = file.u8(); length > 0; length = file.u8()) {
            file.skip(length);
        }
    }
}
