package org.masthead.picture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.InflaterInputStream;

/** The chunks of a PNG file (ISO/IEC 15948). */
final class PngFile {

    private static final int SIGNATURE = 8;
    private static final int HEADER = 13;
    private static final byte[] XMP = "XML:com.adobe.xmp\0".getBytes(StandardCharsets.ISO_8859_1);

    private PngFile() {}

    static Found read(FileBytes file) throws IOException, NotAPicture {
        var found = new Found("image/png");
        file.goTo(SIGNATURE);
        header(file, found);
        for (var hasPixels = false; ; ) {
            var length = file.u32();
            var name = file.name();
            var next = file.position() + length + 4;
            if (next > file.length()) {
                throw NotAPicture.broken();
            }
            if (name.equals("IEND")) {
                if (!hasPixels) {
                    throw NotAPicture.broken();
                }
                return found.whole();
            }
            if (name.equals("IDAT") && !hasPixels) {
                hasPixels = true;
                found.frame();
            }
            if (length <= Found.MOST) {
                chunk(file, found, name, (int) length);
            }
            file.goTo(next);
        }
    }

    /** Its checksum tells a header that somebody has changed. */
    private static void header(FileBytes file, Found found) throws IOException, NotAPicture {
        var length = file.u32();
        var header = file.take(4 + HEADER);
        var checksum = new CRC32();
        checksum.update(header);
        if (length != HEADER || header[0] != 'I' || header[1] != 'H' || file.u32() != checksum.getValue()) {
            throw NotAPicture.broken();
        }
        var size = ByteBuffer.wrap(header, 4, 8);
        found.size(size.getInt() & 0xffff_ffffL, size.getInt() & 0xffff_ffffL);
    }

    private static void chunk(FileBytes file, Found found, String name, int length) throws IOException, NotAPicture {
        switch (name) {
            case "fcTL" -> {
                found.frame();
                file.u32();
                found.within(file.u32(), file.u32());
            }
            case "eXIf" -> found.exif = JpegFile.bareExif(file.take(length));
            case "iTXt" -> text(found, file.take(length));
            default -> {
                // of no interest here
            }
        }
    }

    /** Keyword, whether it is packed, how, language, translated keyword, text. */
    private static void text(Found found, byte[] chunk) {
        if (found.xmp != null || !JpegFile.startsWith(chunk, XMP) || chunk.length < XMP.length + 4) {
            return;
        }
        var isPacked = chunk[XMP.length] == 1;
        var from = XMP.length + 2;
        for (var ends = 0; from < chunk.length && ends < 2; from++) {
            ends += chunk[from] == 0 ? 1 : 0;
        }
        var text = Arrays.copyOfRange(chunk, from, chunk.length);
        found.xmp = isPacked ? unpacked(text) : text;
    }

    private static byte[] unpacked(byte[] text) {
        try (var unpacked = new InflaterInputStream(new ByteArrayInputStream(text))) {
            var bytes = unpacked.readNBytes(Found.MOST + 1);
            return bytes.length > Found.MOST ? null : bytes;
        } catch (IOException broken) {
            return null;
        }
    }
}
