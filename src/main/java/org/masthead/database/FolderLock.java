package org.masthead.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Holds a data folder for this process. The system lets go of it when the process dies, however it dies. */
final class FolderLock implements AutoCloseable {

    private static final String HELD = "masthead.data.held.";

    private final String mark;
    private final FileChannel channel;

    private FolderLock(String mark, FileChannel channel) {
        this.mark = mark;
        this.channel = channel;
    }

    static Path file(Path data) {
        return data.resolve("masthead.lock");
    }

    /**
     * Takes the folder, once per process.
     *
     * @return null if this process holds it already, perhaps from another class loader (tests, a reload while
     *     developing). The file is not touched then: to close it a second time would let go of the lock.
     * @throws StartRefused if another process holds it
     */
    static FolderLock take(Path data) throws IOException {
        var mark = HELD + data;
        if (System.getProperties().putIfAbsent(mark, "") != null) {
            return null;
        }
        var taken = false;
        var channel = FileChannel.open(file(data), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            taken = channel.tryLock() != null;
        } finally {
            if (!taken) {
                channel.close();
                System.clearProperty(mark);
            }
        }
        if (!taken) {
            throw new StartRefused("Another Masthead is running on the data folder " + data
                    + ". Stop it first, or give this one a folder of its own with MASTHEAD_DATA.");
        }
        return new FolderLock(mark, channel);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            System.clearProperty(mark);
        }
    }
}
