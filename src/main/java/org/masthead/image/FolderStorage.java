package org.masthead.image;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Consumer;

/** In a folder: {@code ab/cdef…}. What has been put there survives a loss of power. */
final class FolderStorage implements Storage {

    private static final int FIRST = 2;
    private static final int DIGITS = 64;

    private final Path folder;

    FolderStorage(Path folder) {
        this.folder = folder;
    }

    @Override
    public void keep(Path whole, String digest) throws IOException {
        var file = at(digest);
        if (Files.exists(file)) {
            return;
        }
        Files.createDirectories(file.getParent());
        try {
            // A second name for the same bytes, which is there at once and whole.
            Files.createLink(file, whole);
        } catch (FileAlreadyExistsException e) {
            // somebody else brings the same bytes
        } catch (UnsupportedOperationException | FileSystemException e) {
            // not on every kind of volume
            copy(whole, file);
        }
        sync(file.getParent());
        sync(folder);
    }

    private void copy(Path whole, Path file) throws IOException {
        var copy = Files.createTempFile(folder, "incoming-", null);
        try {
            Files.copy(whole, copy, StandardCopyOption.REPLACE_EXISTING);
            try (var written = FileChannel.open(copy, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    @Override
    public Optional<Path> file(String digest) {
        var file = at(digest);
        return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }

    @Override
    public void discard(String digest) throws IOException {
        Files.deleteIfExists(at(digest));
    }

    @Override
    public void forEach(Consumer<String> digest) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder, "??")) {
            for (var first : folders) {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(first)) {
                    for (var file : files) {
                        var name = first.getFileName().toString() + file.getFileName();
                        if (name.length() == DIGITS) {
                            digest.accept(name);
                        }
                    }
                }
            }
        }
    }

    private Path at(String digest) {
        return folder.resolve(digest.substring(0, FIRST)).resolve(digest.substring(FIRST));
    }

    /** Makes a name in a folder outlive a loss of power, where folders can be opened (not on Windows). */
    private static void sync(Path folder) {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // the system sees to it itself
        }
    }
}
