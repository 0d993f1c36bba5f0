package org.masthead.rendition;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How the pixels of a JPEG file (ITU-T T.81) are laid out. */
final class JpegScans {

    private static final int SCAN = 0xda;
    private static final int BASELINE = 0xc0;
    private static final int EXTENDED = 0xc1;
    private static final int PROGRESSIVE = 0xc2;

    private JpegScans() {}

    /** Whether no pixel is known before all scans are read: the decoder keeps the coefficients of all. */
    static boolean areMany(Path file) throws IOException {
        try (var in = new DataInputStream(Files.newInputStream(file))) {
            in.skipNBytes(2);
            var components = 0;
            while (true) {
                var marker = marker(in);
                var length = in.readUnsignedShort() - 2;
                if (marker == SCAN) {
                    return in.readUnsignedByte() < components;
                } else if (marker == PROGRESSIVE) {
                    return true;
                } else if (marker == BASELINE || marker == EXTENDED) {
                    in.skipNBytes(5);
                    components = in.readUnsignedByte();
                    length -= 6;
                }
                in.skipNBytes(Math.max(0, length));
            }
        } catch (EOFException broken) {
            return false;
        }
    }

    private static int marker(DataInputStream in) throws IOException {
        while (in.readUnsignedByte() != 0xff) {
            // what stands between segments in broken files
        }
        var marker = in.readUnsignedByte();
        while (marker == 0xff) {
            marker = in.readUnsignedByte();
        }
        return marker;
    }
}
