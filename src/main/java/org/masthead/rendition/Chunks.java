package org.masthead.rendition;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** The chunks that a PNG or WebP file consists of, by their names of four letters. */
final class Chunks {

    /** What a PNG file begins with, and so does a WebP file: twelve bytes. */
    private static final int PNG_SIGNATURE = 8;

    private static final int RIFF_HEADER = 12;
    private static final int CHECKSUM = 4;
    private static final int LONGEST = 1 << 20;

    /** A file with more of them than this before the wanted one is not searched to its end. */
    private static final int MOST = 1000;

    private Chunks() {}

    /** What the first chunk of this name holds; nothing when there is none or it is longer than a megabyte. */
    static Optional<byte[]> first(Path file, String mediaType, String name) throws IOException {
        var isPng = mediaType.equals("image/png");
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(isPng ? PNG_SIGNATURE : RIFF_HEADER);
            for (var chunk = 0; chunk < MOST; chunk++) {
                var header = new byte[8];
                in.readFully(header);
                var length = isPng ? number(header, 0, 24, 16, 8, 0) : number(header, 4, 0, 8, 16, 24);
                var found = new String(header, isPng ? 4 : 0, 4, StandardCharsets.ISO_8859_1);
                if (found.equals(name)) {
                    return length > LONGEST ? Optional.empty() : Optional.of(read(in, (int) length));
                }
                in.seek(in.getFilePointer() + length + (isPng ? CHECKSUM : length & 1));
            }
        } catch (EOFException end) {
            // there is none
        }
        return Optional.empty();
    }

    private static byte[] read(RandomAccessFile in, int length) throws IOException {
        var bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }

    private static long number(byte[] bytes, int at, int... shifts) {
        var number = 0L;
        for (var i = 0; i < shifts.length; i++) {
            number |= (bytes[at + i] & 0xffL) << shifts[i];
        }
        return number;
    }
}
