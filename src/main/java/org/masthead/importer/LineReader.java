package org.masthead.importer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * The lines of a file, from a place in it on. A line ends with a line feed, before which a carriage return does not
 * count, or with the file; a mark of the byte order at the beginning is passed over.
 */
final class LineReader implements AutoCloseable {

    /** As long as the body of one request may be. */
    static final int LONGEST = 1 << 20;

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int until;
    private long offset;
    private long number;

    /**
     * One line.
     *
     * @param number from 1
     * @param bytes without its end; null when it is longer than a line may be
     * @param end where the next one begins
     */
    record Line(long number, byte[] bytes, long end) {

        boolean isBlank() {
            if (bytes == null) {
                return false;
            }
            for (var each : bytes) {
                if (each != ' ' && each != '\t') {
                    return false;
                }
            }
            return true;
        }
    }

    /** @param number of the line before the place */
    LineReader(Path file, long offset, long number) throws IOException {
        this.in = Files.newInputStream(file);
        this.number = number;
        this.offset = offset;
        in.skipNBytes(offset);
        until = in.readNBytes(buffer, 0, BUFFER);
        if (offset == 0 && until >= MARK.length && Arrays.equals(buffer, 0, MARK.length, MARK, 0, MARK.length)) {
            from = MARK.length;
            this.offset = from;
        }
    }

    /** The next line; nothing at the end. */
    Optional<Line> next() throws IOException {
        if (from == until && !fill()) {
            return Optional.empty();
        }
        var line = new ByteArrayOutputStream(1024);
        var length = 0L;
        var ends = false;
        do {
            var end = from;
            while (end < until && buffer[end] != '\n') {
                end++;
            }
            length += end - from;
            if (length <= LONGEST) {
                line.write(buffer, from, end - from);
            }
            ends = end < until;
            from = ends ? end + 1 : end;
        } while (!ends && fill());
        offset += length + (ends ? 1 : 0);
        number++;
        return Optional.of(new Line(number, length > LONGEST ? null : withoutReturn(line.toByteArray()), offset));
    }

    private boolean fill() throws IOException {
        from = 0;
        until = in.readNBytes(buffer, 0, BUFFER);
        return until > 0;
    }

    private static byte[] withoutReturn(byte[] line) {
        return line.length > 0 && line[line.length - 1] == '\r' ? Arrays.copyOf(line, line.length - 1) : line;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
