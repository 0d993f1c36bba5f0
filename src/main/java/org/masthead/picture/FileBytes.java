package org.masthead.picture;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Reads a file in one direction by a buffer of fixed size, however large what it says it holds may be. */
final class FileBytes implements Closeable {

    private final FileChannel channel;
    private final long length;
    private final ByteBuffer buffer = ByteBuffer.allocate(16 * 1024).limit(0);

    /** Where in the file the buffer begins. */
    private long start;

    FileBytes(Path file) throws IOException {
        this.channel = FileChannel.open(file, StandardOpenOption.READ);
        this.length = channel.size();
    }

    /** Numbers of more than one byte begin with the smallest from here on. */
    void smallestFirst() {
        buffer.order(ByteOrder.LITTLE_ENDIAN);
    }

    long length() {
        return length;
    }

    long position() {
        return start + buffer.position();
    }

    /** Goes anywhere; what lies beyond the end is noticed when it is read. */
    void goTo(long position) {
        if (position >= start && position <= start + buffer.limit()) {
            buffer.position((int) (position - start));
        } else {
            start = position;
            buffer.limit(0);
        }
    }

    void skip(long bytes) {
        goTo(position() + bytes);
    }

    int u8() throws IOException {
        require(1);
        return buffer.get() & 0xff;
    }

    int u16() throws IOException {
        require(2);
        return buffer.getShort() & 0xffff;
    }

    int u24() throws IOException {
        var low = u16();
        return low | u8() << 16;
    }

    long u32() throws IOException {
        require(4);
        return buffer.getInt() & 0xffff_ffffL;
    }

    /** Four bytes as letters. */
    String name() throws IOException {
        return new String(take(4), java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    /** Bytes that the caller has bounded. */
    byte[] take(int count) throws IOException {
        if (count > length - position()) {
            throw new EOFException();
        }
        var taken = new byte[count];
        for (var done = 0; done < count; ) {
            require(1);
            var part = Math.min(count - done, buffer.remaining());
            buffer.get(taken, done, part);
            done += part;
        }
        return taken;
    }

    /** Writes the next bytes elsewhere, however many. */
    void copy(long count, OutputStream to) throws IOException {
        for (var left = count; left > 0; ) {
            require(1);
            var part = (int) Math.min(left, buffer.remaining());
            to.write(buffer.array(), buffer.position(), part);
            buffer.position(buffer.position() + part);
            left -= part;
        }
    }

    /** Writes what stands before the next byte of this value elsewhere, and goes over that byte. */
    void copyUntil(int value, OutputStream to) throws IOException {
        for (; ; ) {
            require(1);
            var from = buffer.position();
            var at = from;
            while (at < buffer.limit() && buffer.get(at) != (byte) value) {
                at++;
            }
            to.write(buffer.array(), from, at - from);
            if (at < buffer.limit()) {
                buffer.position(at + 1);
                return;
            }
            buffer.position(at);
        }
    }

    private void require(int bytes) throws IOException {
        if (buffer.remaining() >= bytes) {
            return;
        }
        start += buffer.position();
        buffer.compact();
        for (var from = start + buffer.position(); buffer.position() < bytes; from = start + buffer.position()) {
            if (channel.read(buffer, from) < 0) {
                buffer.flip();
                throw new EOFException();
            }
        }
        buffer.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
