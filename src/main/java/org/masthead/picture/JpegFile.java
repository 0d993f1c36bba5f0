package org.masthead.picture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The segments of a JPEG file (ITU-T T.81 annex B). */
final class JpegFile {

    static final int END = 0xd9;
    static final int SCAN = 0xda;
    static final int APP1 = 0xe1;
    private static final int APP13 = 0xed;

    /** Ten or so are usual. Of hundreds a few hundred kilobytes would keep a decoder busy for half a minute. */
    private static final int MOST_SCANS = 100;

    static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
    static final byte[] XMP = "http://ns.adobe.com/xap/1.0/\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] PHOTOSHOP = "Photoshop 3.0\0".getBytes(StandardCharsets.ISO_8859_1);

    private JpegFile() {}

    /** All segments up to the end of the file, those between its scans included: each scan is decoded once more. */
    static Found read(FileBytes file) throws IOException, NotAPicture {
        var found = new Found("image/jpeg");
        var scans = 0;
        file.goTo(2);
        for (var marker = marker(file); marker != END; marker = scans == 0 ? marker(file) : nextMarker(file)) {
            if (isAlone(marker)) {
                continue;
            }
            if (marker == SCAN && ++scans > MOST_SCANS) {
                throw new NotAPicture(
                        NotAPicture.Reason.TOO_LARGE, "must have " + MOST_SCANS + " scans at most, as a JPEG file");
            }
            var next = file.position() + file.u16();
            segment(file, found, marker, (int) (next - file.position()));
            file.goTo(next);
        }
        if (scans > 0) {
            found.frame();
        }
        return found.whole();
    }

    /** Without a length and content: TEM, the restarts and the beginning. */
    static boolean isAlone(int marker) {
        return marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    }

    static int marker(FileBytes file) throws IOException, NotAPicture {
        if (file.u8() != 0xff) {
            throw NotAPicture.broken();
        }
        return behindFill(file);
    }

    /** Goes over pixels, among which each 0xff is followed by 0, and over what decoders ignore behind them. */
    static int nextMarker(FileBytes file) throws IOException {
        for (; ; ) {
            if (file.u8() == 0xff) {
                var marker = behindFill(file);
                if (marker != 0) {
                    return marker;
                }
            }
        }
    }

    static int behindFill(FileBytes file) throws IOException {
        var marker = file.u8();
        while (marker == 0xff) {
            marker = file.u8();
        }
        return marker;
    }

    private static void segment(FileBytes file, Found found, int marker, int length) throws IOException, NotAPicture {
        if (length < 0) {
            throw NotAPicture.broken();
        }
        if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) {
            frame(file, found, marker);
        } else if (marker == APP1) {
            app1(found, file.take(length));
        } else if (marker == APP13) {
            var segment = file.take(length);
            if (startsWith(segment, PHOTOSHOP)) {
                found.resources = Found.joined(found.resources, behind(segment, PHOTOSHOP));
            }
        }
    }

    /** Baseline, extended, progressive and lossless; arithmetic coding and layers are read by nearly nobody. */
    private static void frame(FileBytes file, Found found, int marker) throws IOException, NotAPicture {
        file.u8();
        var height = file.u16();
        var width = file.u16();
        if (marker > 0xc3 || file.u8() > 4) {
            throw NotAPicture.broken();
        }
        found.size(width, height);
    }

    private static void app1(Found found, byte[] segment) {
        if (found.exif == null && startsWith(segment, EXIF)) {
            found.exif = behind(segment, EXIF);
        } else if (found.xmp == null && startsWith(segment, XMP)) {
            found.xmp = behind(segment, XMP);
        }
    }

    static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }

    static byte[] behind(byte[] bytes, byte[] start) {
        return Arrays.copyOfRange(bytes, start.length, bytes.length);
    }

    /** Without the name that a JPEG file puts before it, and some others do too. */
    static byte[] bareExif(byte[] block) {
        return startsWith(block, EXIF) ? behind(block, EXIF) : block;
    }
}
