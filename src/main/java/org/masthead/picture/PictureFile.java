package org.masthead.picture;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;

/**
 * What the file of a picture says, read from its structure in little memory and without decoding a pixel. Its type is
 * what its bytes are, whatever anybody says: JPEG, PNG, WebP, GIF or TIFF.
 *
 * @param width in pixels, as it is to be shown: turned as {@code orientation} says
 * @param height likewise
 * @param orientation how it is turned before it is shown, 1 to 8 as Exif has them
 * @param told what counts of its metadata
 * @param raw its metadata as it came, by kind ({@code exif}, {@code iim}, {@code xmp}) and name; no places to the
 *     metre, no serial numbers
 */
public record PictureFile(
        String mediaType, int width, int height, int orientation, Told told, Map<String, Map<String, String>> raw) {

    private static final int TURNED = 5;

    /**
     * Reads a file. Metadata that cannot be read tells nothing, and is no reason to refuse the picture.
     *
     * @param charset of IIM and Exif that are in neither the charset that they name nor UTF-8
     * @param zone of times that do not say theirs
     * @throws NotAPicture when it is no whole picture of a type that is taken, or too large to be decoded
     */
    public static PictureFile read(Path file, Charset charset, ZoneId zone) throws IOException, NotAPicture {
        var found = found(file);
        var orientation = 1;
        var told = Metadata.nothing();
        Map<String, Map<String, String>> raw = Map.of();
        try {
            var metadata = new Metadata(found, charset);
            orientation = metadata.orientation();
            told = metadata.told(zone);
            raw = metadata.raw();
        } catch (RuntimeException | StackOverflowError hostile) {
            // of libraries that read what anybody may have written
        }
        var isTurned = orientation >= TURNED;
        return new PictureFile(
                found.mediaType,
                isTurned ? found.height : found.width,
                isTurned ? found.width : found.height,
                orientation,
                told,
                raw);
    }

    /**
     * How a file is turned before it is shown, 1 to 8 as Exif has them, without reading anything else that it tells; 1
     * when it does not say so in a way that can be understood.
     */
    public static int orientation(Path file) throws IOException {
        try {
            var found = found(file);
            return (found.tags == null ? TiffTags.of(found.exif) : found.tags).orientation();
        } catch (NotAPicture | RuntimeException | StackOverflowError hostile) {
            return 1;
        }
    }

    private static Found found(Path file) throws IOException, NotAPicture {
        try (var bytes = new FileBytes(file)) {
            var start = bytes.take((int) Math.min(16, bytes.length()));
            bytes.goTo(0);
            if (is(start, 0, "\u00ff\u00d8\u00ff")) {
                return JpegFile.read(bytes);
            } else if (is(start, 0, "\u0089PNG\r\n\u001a\n")) {
                return PngFile.read(bytes);
            } else if (is(start, 0, "GIF87a") || is(start, 0, "GIF89a")) {
                return GifFile.read(bytes);
            } else if (is(start, 0, "RIFF") && is(start, 8, "WEBP")) {
                return WebpFile.read(bytes);
            } else if (is(start, 0, "II*\0") || is(start, 0, "MM\0*")) {
                return TiffFile.read(file);
            }
            throw new NotAPicture(
                    NotAPicture.Reason.OTHER_TYPE,
                    "By what it holds, the file is no picture that is taken: JPEG, PNG, WebP, GIF and TIFF are, SVG is not.");
        } catch (EOFException cutOff) {
            throw NotAPicture.broken();
        }
    }

    private static boolean is(byte[] start, int at, String letters) {
        var expected = letters.getBytes(StandardCharsets.ISO_8859_1);
        return start.length >= at + expected.length
                && ByteBuffer.wrap(start, at, expected.length).equals(ByteBuffer.wrap(expected));
    }
}
