package org.masthead.rendition;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** The chunks that a PNG file consists of, by their names of four letters. */
final class Chunks {

    private static final int SIGNATURE = 8;
    private static final int CHECKSUM = 4;
    private static final int LONGEST = 1 << 20;

    /** A file with more of them than this before the wanted one is not searched to its end. */
    private static final int MOST = 1000;

    private Chunks() {}

    /** What the first chunk of this name holds; nothing when there is none or it is longer than a megabyte. */
    static Optional<byte[]> first(Path file, String name) throws IOException {
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(SIGNATURE);
            for (var chunk = 0; chunk < MOST; chunk++) {
                var header = new byte[8];
                in.readFully(header);
                var length = ByteBuffer.wrap(header).getInt() & 0xffff_ffffL;
                var found = new String(header, 4, 4, StandardCharsets.ISO_8859_1);
                if (found.equals(name)) {
                    return length > LONGEST ? Optional.empty() : Optional.of(read(in, (int) length));
                }
                in.seek(in.getFilePointer() + length + CHECKSUM);
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
}
