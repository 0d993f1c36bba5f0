package org.masthead.rendition;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.BiPredicate;

/** Takes files away, and with them the folders that it leaves empty. Others may do the same at the same time. */
final class Removal extends SimpleFileVisitor<Path> {

    private final BiPredicate<Path, BasicFileAttributes> goes;
    private long bytes;

    /** @param goes which files */
    Removal(BiPredicate<Path, BasicFileAttributes> goes) {
        this.goes = goes;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes about) throws IOException {
        if (goes.test(file, about) && Files.deleteIfExists(file)) {
            bytes += LastUse.onDisk(about.size());
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        return Files.exists(file) ? super.visitFileFailed(file, failure) : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            // something stays
        }
        return FileVisitResult.CONTINUE;
    }

    /** How many bytes are gone. */
    long bytes() {
        return bytes;
    }
}
