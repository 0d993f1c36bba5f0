package org.masthead.picture;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The file of a picture without what it tells: pixels, colours and animation bit by bit as they were, and of all else
 * only how it is turned. What is kept is named, so that what nobody has thought of goes: places, serial numbers, notes
 * of makers, small pictures inside of it, and what stands behind its end. The profile of its colours stays as it is.
 */
public final class CleanFile {

    private static final int BUFFER = 64 * 1024;

    private CleanFile() {}

    /**
     * Writes it, in little memory however long it is.
     *
     * @param mediaType what the original is: JPEG, PNG, WebP or GIF; in a TIFF file all points at all else
     * @param xmp a packet for it to say instead, or null
     * @param to a file, made or written over
     * @throws NotAPicture when the original does not hold together; what has been written then is no picture
     */
    public static void write(Path original, String mediaType, byte[] xmp, Path to) throws IOException, NotAPicture {
        var said = new Said(PictureFile.orientation(original), xmp);
        try (var file = new FileBytes(original);
                var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(to), BUFFER))) {
            switch (mediaType) {
                case "image/jpeg" -> new CleanJpeg(file, said, out).write();
                case "image/png" -> new CleanPng(file, said, out).write();
                case "image/webp" -> new CleanWebp(file, said, out).write();
                case "image/gif" -> new CleanGif(file, said, out).write();
                default -> throw new IllegalArgumentException(mediaType);
            }
        } catch (EOFException cutOff) {
            throw NotAPicture.broken();
        }
        if (mediaType.equals("image/webp")) {
            writeLength(to);
        }
    }

    /** It stands at the beginning, and is known at the end. */
    private static void writeLength(Path webp) throws IOException {
        try (var file = FileChannel.open(webp, StandardOpenOption.WRITE)) {
            var length = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt((int) (file.size() - 8));
            file.write(length.flip(), 4);
        }
    }
}
