package org.masthead.rendition;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.TreeMap;

/**
 * When files were last used, which is when they were last modified: how many bytes each span of time has, however many
 * files they are.
 */
final class LastUse extends SimpleFileVisitor<Path> {

    /** More exactly it is not known; so nobody writes to the disk each time that a file is read. */
    private static final long SPAN = Duration.ofMinutes(10).toMillis();

    /** What the names of files begin with that are being written; one that has not been written to is left over. */
    static final String MAKING = "making-";

    private static final int BLOCK = 4096;

    private final TreeMap<Long, Long> spans = new TreeMap<>();
    private long bytes;

    /** What was used before this span goes, and of it so many bytes. */
    private long last = Long.MIN_VALUE;

    private long ofLast;

    /** Marks a file as used now; false when it is not there. */
    static boolean touch(Path path) {
        var file = path.toFile();
        var last = file.lastModified();
        var now = System.currentTimeMillis();
        if (last != 0 && last < now - SPAN) {
            file.setLastModified(now);
        }
        return last != 0;
    }

    /** What a file of this length takes. */
    static long onDisk(long length) {
        return Math.max(1, (length + BLOCK - 1) / BLOCK) * BLOCK;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
        bytes += onDisk(about.size());
        spans.merge(span(about), onDisk(about.size()), Long::sum);
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        return Files.exists(file) ? super.visitFileFailed(file, failure) : FileVisitResult.CONTINUE;
    }

    private static long span(BasicFileAttributes about) {
        return about.lastModifiedTime().toMillis() / SPAN;
    }

    /** How many bytes all take that were visited. */
    long bytes() {
        return bytes;
    }

    /** Decides which of them have to go so that what is left takes no more than this: the longest unused. */
    void leave(long most) {
        var left = bytes;
        for (var span : spans.entrySet()) {
            if (left <= most) {
                break;
            }
            last = span.getKey();
            ofLast = left - most;
            left -= span.getValue();
        }
    }

    /** Whether a file has to go; to be asked once of each. */
    boolean isTooMuch(Path file, BasicFileAttributes about) {
        var span = span(about);
        if (file.getFileName().toString().startsWith(MAKING) && span + 1 >= System.currentTimeMillis() / SPAN) {
            return false;
        }
        if (span != last || ofLast <= 0) {
            return span < last;
        }
        ofLast -= onDisk(about.size());
        return true;
    }
}
