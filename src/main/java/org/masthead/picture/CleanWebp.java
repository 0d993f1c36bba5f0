package org.masthead.picture;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Set;

/**
 * Leaves out of a WebP file (RFC 9649) all chunks that are not needed to show it, those of its frames included, and
 * what follows its end. The length at its beginning is for whoever knows how long it has become.
 */
final class CleanWebp {

    private static final int HEADER = 12;
    private static final int EXTENDED = 10;
    private static final int FRAME_HEADER = 16;

    private static final int HAS_PROFILE = 0x20;
    private static final int HAS_ALPHA = 0x10;
    private static final int HAS_EXIF = 0x08;
    private static final int HAS_XMP = 0x04;
    private static final int IS_ANIMATED = 0x02;

    private static final Set<String> OF_PIXELS = Set.of("ALPH", "VP8 ", "VP8L");

    private final FileBytes file;
    private final Said said;
    private final DataOutputStream out;

    CleanWebp(FileBytes file, Said said, DataOutputStream out) {
        this.file = file;
        this.said = said;
        this.out = out;
    }

    void write() throws IOException, NotAPicture {
        file.smallestFirst();
        file.goTo(4);
        var end = 8 + file.u32();
        if (end > file.length()) {
            throw NotAPicture.broken();
        }
        file.goTo(0);
        file.copy(HEADER, out);
        var first = file.name();
        if (first.equals("VP8X")) {
            extended();
            chunks(end);
        } else {
            simple(first, end);
        }
        say();
    }

    /** One chunk, and nothing else counts. */
    private void simple(String name, long end) throws IOException, NotAPicture {
        file.skip(4);
        if (name.equals("VP8 ")) {
            file.skip(6);
            size(0, (file.u16() & 0x3fff) - 1, (file.u16() & 0x3fff) - 1);
        } else if (name.equals("VP8L")) {
            file.skip(1);
            var bits = file.u32();
            size((bits >> 28 & 1) == 1 ? HAS_ALPHA : 0, bits & 0x3fff, bits >> 14 & 0x3fff);
        } else {
            throw NotAPicture.broken();
        }
        file.goTo(HEADER + 4);
        copy(name, length(end));
    }

    /** Takes over what it is, and not what it said of itself. */
    private void extended() throws IOException, NotAPicture {
        if (file.u32() != EXTENDED) {
            throw NotAPicture.broken();
        }
        var flags = file.u32() & (HAS_PROFILE | HAS_ALPHA | IS_ANIMATED);
        begin("VP8X", EXTENDED);
        number(flags | ownFlags(), 4);
        file.copy(6, out);
    }

    /** Only in its extended form a file can say something of itself. */
    private void size(int flags, long lastColumn, long lastRow) throws IOException {
        if (!said.isNothing()) {
            begin("VP8X", EXTENDED);
            number(flags | ownFlags(), 4);
            number(lastColumn, 3);
            number(lastRow, 3);
        }
    }

    private int ownFlags() {
        return (said.exif() == null ? 0 : HAS_EXIF) | (said.xmp() == null ? 0 : HAS_XMP);
    }

    private void chunks(long end) throws IOException, NotAPicture {
        while (file.position() + 8 <= end) {
            var name = file.name();
            var length = length(end);
            var next = file.position() + length + (length & 1);
            if (name.equals("ANMF")) {
                frame(length);
            } else if (OF_PIXELS.contains(name) || name.equals("ICCP") || name.equals("ANIM")) {
                copy(name, length);
            }
            file.goTo(next);
        }
    }

    /** It holds chunks of its own, which are gone over twice: how long they are together stands before them. */
    private void frame(long length) throws IOException, NotAPicture {
        if (length < FRAME_HEADER) {
            throw NotAPicture.broken();
        }
        var start = file.position();
        var inside = ofFrame(start + FRAME_HEADER, start + length, false);
        begin("ANMF", FRAME_HEADER + inside);
        file.goTo(start);
        file.copy(FRAME_HEADER, out);
        ofFrame(start + FRAME_HEADER, start + length, true);
    }

    /** How long what is kept of a frame is. */
    private long ofFrame(long start, long end, boolean isWritten) throws IOException, NotAPicture {
        var kept = 0L;
        file.goTo(start);
        while (file.position() + 8 <= end) {
            var name = file.name();
            var length = length(end);
            var next = file.position() + length + (length & 1);
            if (OF_PIXELS.contains(name)) {
                kept += 8 + length + (length & 1);
                if (isWritten) {
                    copy(name, length);
                }
            }
            file.goTo(next);
        }
        return kept;
    }

    private long length(long end) throws IOException, NotAPicture {
        var length = file.u32();
        if (file.position() + length > end) {
            throw NotAPicture.broken();
        }
        return length;
    }

    private void say() throws IOException {
        if (said.exif() != null) {
            begin("EXIF", said.exif().length);
            out.write(said.exif());
        }
        if (said.xmp() != null) {
            begin("XMP ", said.xmp().length);
            out.write(said.xmp());
            out.write(new byte[said.xmp().length & 1]);
        }
    }

    private void copy(String name, long length) throws IOException {
        begin(name, length);
        file.copy(length, out);
        out.write(new byte[(int) length & 1]);
    }

    private void begin(String name, long length) throws IOException {
        out.writeBytes(name);
        number(length, 4);
    }

    private void number(long number, int bytes) throws IOException {
        for (var done = 0; done < bytes; done++) {
            out.write((int) (number >> 8 * done));
        }
    }
}
