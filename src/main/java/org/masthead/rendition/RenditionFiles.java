package org.masthead.rendition;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HexFormat;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The renditions that have been made: {@code renditions/ab/cdef…/VERSION/640-original.webp} in the data folder, below
 * the digest of the original. All of it can be made again, so any of it may be taken away at any time. What is there is
 * whole; of one original there are those of one version.
 */
@ApplicationScoped
public class RenditionFiles {

    /** What one recipe made nothing of, another may. */
    private static final String UNREADABLE = "unreadable-" + Rendition.RECIPE;

    /** What has to stay free of the disk: one part in so many. */
    private static final int FREE = 20;

    private final Path folder;

    RenditionFiles(@ConfigProperty(name = "masthead.data", defaultValue = "data") Path data) {
        this.folder = data.toAbsolutePath().normalize().resolve("renditions");
    }

    /** Where the rendition is, if it has been made. */
    Optional<Path> find(Wanted wanted) {
        return Optional.of(file(wanted)).filter(Files::exists);
    }

    /**
     * There is room on the disk: the last of it is for what cannot be made again.
     *
     * @throws IOException when there is not
     */
    void requireRoom() throws IOException {
        var volume = folder.toFile();
        if (volume.getUsableSpace() < volume.getTotalSpace() / FREE) {
            throw new IOException("There is no room left on the disk for renditions");
        }
    }

    /** Keeps a rendition, and takes away those of other versions when it is the first of its own. */
    synchronized Path put(Wanted wanted, byte[] bytes) throws IOException {
        var file = file(wanted);
        var version = file.getParent();
        var isFirst = !Files.exists(version);
        Files.createDirectories(version);
        if (isFirst) {
            discardBeside(version);
        }
        var making = Files.createTempFile(version, "making-", null);
        try {
            Files.write(making, bytes);
            return Files.move(making, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(making);
        }
    }

    /** Whether it is known that the original cannot be decoded. */
    boolean isUnreadable(byte[] digest) {
        return Files.exists(folder(digest).resolve(UNREADABLE));
    }

    /** Keeps in mind that the original cannot be decoded. */
    void markUnreadable(byte[] digest) throws IOException {
        Files.createDirectories(folder(digest));
        Files.write(folder(digest).resolve(UNREADABLE), new byte[0]);
    }

    /** Takes away all that was made of this original. */
    public synchronized void discard(byte[] digest) throws IOException {
        discard(folder(digest));
    }

    private static void discardBeside(Path version) throws IOException {
        try (var all = Files.newDirectoryStream(version.getParent(), other -> !other.equals(version))) {
            for (var other : all) {
                discard(other);
            }
        }
    }

    private static void discard(Path all) throws IOException {
        try {
            Files.walkFileTree(all, new SimpleFileVisitor<>() {

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes about) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path emptied, IOException failure) throws IOException {
                    Files.deleteIfExists(emptied);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (NoSuchFileException gone) {
            // nothing was made of it, or somebody else was quicker
        }
    }

    /** Where native code that writes renditions is unpacked. */
    Path nativeCode() {
        return folder.resolve("native");
    }

    private Path file(Wanted wanted) {
        return folder(wanted.digest())
                .resolve(wanted.version())
                .resolve(wanted.rendition().file());
    }

    private Path folder(byte[] digest) {
        var name = HexFormat.of().formatHex(digest);
        return folder.resolve(name.substring(0, 2)).resolve(name.substring(2));
    }
}
