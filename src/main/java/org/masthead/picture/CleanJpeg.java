package org.masthead.picture;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Leaves out of a JPEG file (ITU-T T.81 annex B) all segments that no decoder needs, and what follows its end. */
final class CleanJpeg {

    private static final int START = 0xd8;
    private static final int JFIF = 0xe0;
    private static final int PROFILE = 0xe2;
    private static final int ADOBE = 0xee;
    private static final int FIRST_RESTART = 0xd0;
    private static final int LAST_RESTART = 0xd7;
    private static final int LONGEST = 0xffff;

    private static final byte[] JFIF_NAME = "JFIF\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] PROFILE_NAME = "ICC_PROFILE\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] ADOBE_NAME = "Adobe".getBytes(StandardCharsets.ISO_8859_1);

    /** Version, unit, density across and down. The size of a small picture follows, and it itself. */
    private static final int JFIF_LENGTH = 12;

    /** Version, flags, how colours are written. */
    private static final int ADOBE_LENGTH = 12;

    private final FileBytes file;
    private final Said said;
    private final DataOutputStream out;
    private boolean hasSaid;

    CleanJpeg(FileBytes file, Said said, DataOutputStream out) {
        this.file = file;
        this.said = said;
        this.out = out;
    }

    void write() throws IOException, NotAPicture {
        marker(START);
        file.goTo(2);
        var hasPixels = false;
        for (var marker = JpegFile.marker(file); marker != JpegFile.END; ) {
            if (!JpegFile.isAlone(marker)) {
                segment(marker);
            }
            if (marker == JpegFile.SCAN) {
                hasPixels = true;
                marker = pixels();
            } else {
                marker = hasPixels ? JpegFile.nextMarker(file) : JpegFile.marker(file);
            }
        }
        if (!hasPixels) {
            throw NotAPicture.broken();
        }
        marker(JpegFile.END);
    }

    private void marker(int marker) throws IOException {
        out.write(0xff);
        out.write(marker);
    }

    private void segment(int marker) throws IOException, NotAPicture {
        var start = file.position();
        var length = file.u16() - 2;
        if (length < 0) {
            throw NotAPicture.broken();
        }
        if (isOfPixels(marker)) {
            say();
            begin(marker, length);
            file.copy(length, out);
        } else if (marker == JFIF || marker == PROFILE || marker == ADOBE) {
            ofApplication(marker, file.take(length));
        }
        file.goTo(start + 2 + length);
    }

    /** Frames, tables of codes and of quantities, scans, the number of lines and where to restart. */
    private static boolean isOfPixels(int marker) {
        return (marker >= 0xc0 && marker <= 0xcf && marker != 0xc8) || (marker >= JpegFile.SCAN && marker <= 0xdd);
    }

    /** What tells how colours and pixels are meant. */
    private void ofApplication(int marker, byte[] segment) throws IOException {
        if (marker == JFIF && JpegFile.startsWith(segment, JFIF_NAME) && segment.length >= JFIF_LENGTH + 2) {
            // By its standard it is the first one.
            segment(marker, Arrays.copyOf(Arrays.copyOf(segment, JFIF_LENGTH), JFIF_LENGTH + 2));
        } else if (marker == PROFILE && JpegFile.startsWith(segment, PROFILE_NAME)) {
            say();
            segment(marker, segment);
        } else if (marker == ADOBE && JpegFile.startsWith(segment, ADOBE_NAME) && segment.length >= ADOBE_LENGTH) {
            say();
            segment(marker, Arrays.copyOf(segment, ADOBE_LENGTH));
        }
    }

    private void say() throws IOException {
        if (hasSaid) {
            return;
        }
        hasSaid = true;
        if (said.exif() != null) {
            segment(JpegFile.APP1, JpegFile.EXIF, said.exif());
        }
        if (said.xmp() != null && 2 + JpegFile.XMP.length + said.xmp().length <= LONGEST) {
            segment(JpegFile.APP1, JpegFile.XMP, said.xmp());
        }
    }

    private void segment(int marker, byte[]... parts) throws IOException {
        begin(marker, Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (var part : parts) {
            out.write(part);
        }
    }

    private void begin(int marker, int length) throws IOException {
        marker(marker);
        out.writeShort(2 + length);
    }

    /** Those of one scan. The marker behind them. */
    private int pixels() throws IOException {
        for (; ; ) {
            file.copyUntil(0xff, out);
            var marker = JpegFile.behindFill(file);
            if (marker != 0 && (marker < FIRST_RESTART || marker > LAST_RESTART)) {
                return marker;
            }
            marker(marker);
        }
    }
}
