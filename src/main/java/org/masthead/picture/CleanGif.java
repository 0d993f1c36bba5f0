package org.masthead.picture;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Leaves out of a GIF file (GIF89a) all extensions that are not needed to show it, and what follows its end. */
final class CleanGif {

    private static final int HEADER = 13;
    private static final int DESCRIPTOR = 9;
    private static final int CONTROL = 0xf9;
    private static final int CONTROL_LENGTH = 4;
    private static final int APPLICATION = 0xff;
    private static final int NAME_LENGTH = 11;
    private static final int LOOP_LENGTH = 3;
    private static final int TEXT = 0x01;

    /** Say how often an animation is shown. */
    private static final Set<String> LOOPS = Set.of("NETSCAPE2.0", "ANIMEXTS1.0");

    private final FileBytes file;
    private final Said said;
    private final DataOutputStream out;

    /** Of the next frame; null when nothing is said of it. */
    private byte[] control;

    CleanGif(FileBytes file, Said said, DataOutputStream out) {
        this.file = file;
        this.said = said;
        this.out = out;
    }

    void write() throws IOException, NotAPicture {
        var header = file.take(HEADER);
        out.write(header);
        copyColours(header[HEADER - 3]);
        for (var block = file.u8(); block != GifFile.TRAILER; block = file.u8()) {
            if (block == GifFile.IMAGE) {
                image();
            } else if (block == GifFile.EXTENSION) {
                extension(file.u8());
            } else {
                throw NotAPicture.broken();
            }
        }
        say();
        out.write(GifFile.TRAILER);
    }

    private void image() throws IOException {
        if (control != null) {
            begin(CONTROL, control);
            out.write(0);
            control = null;
        }
        out.write(GifFile.IMAGE);
        var descriptor = file.take(DESCRIPTOR);
        out.write(descriptor);
        copyColours(descriptor[DESCRIPTOR - 1]);
        file.copy(1, out);
        for (var length = file.u8(); length > 0; length = file.u8()) {
            out.write(length);
            file.copy(length, out);
        }
        out.write(0);
    }

    private void copyColours(int flags) throws IOException {
        file.copy(GifFile.colours(flags), out);
    }

    private void extension(int kind) throws IOException {
        var first = file.take(file.u8());
        if (kind == CONTROL && first.length == CONTROL_LENGTH) {
            control = first;
        } else if (kind == TEXT) {
            // What was said of it is said of no frame.
            control = null;
        } else if (kind == APPLICATION
                && first.length == NAME_LENGTH
                && LOOPS.contains(new String(first, StandardCharsets.ISO_8859_1))) {
            loop(first);
            return;
        }
        if (first.length > 0) {
            GifFile.skipParts(file);
        }
    }

    private void loop(byte[] name) throws IOException {
        var part = file.take(file.u8());
        if (part.length == LOOP_LENGTH && part[0] == 1) {
            begin(APPLICATION, name);
            out.write(LOOP_LENGTH);
            out.write(part);
            out.write(0);
        }
        if (part.length > 0) {
            GifFile.skipParts(file);
        }
    }

    private void begin(int kind, byte[] first) throws IOException {
        out.write(GifFile.EXTENSION);
        out.write(kind);
        out.write(first.length);
        out.write(first);
    }

    /**
     * As it is, and no parts of it. Behind it are lengths that lead readers of parts to its end from wherever they are.
     */
    private void say() throws IOException {
        if (said.xmp() == null) {
            return;
        }
        begin(APPLICATION, "XMP DataXMP".getBytes(StandardCharsets.ISO_8859_1));
        out.write(said.xmp());
        out.write(1);
        for (var length = 0xff; length >= 0; length--) {
            out.write(length);
        }
        out.write(0);
    }
}
