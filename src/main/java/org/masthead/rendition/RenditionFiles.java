package org.masthead.rendition;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The renditions that have been made: {@code renditions/ab/cdef…/VERSION/640-original.webp} in the data folder, below
 * the digest of the original, and beside them {@code original}, which is it without what its file tells. All of it can
 * be made again, so any of it may be taken away at any time; who has opened it reads it to its end. What is there is
 * whole; of one original there are those of one version.
 */
@ApplicationScoped
public class RenditionFiles {

    /** What one recipe made nothing of, another may. */
    private static final String UNREADABLE = "unreadable-" + Rendition.RECIPE;

    /** The part of what they may take that they may always take. */
    private static final int LEAST = 16;

    private final Path folder;

    /** No less than they take: what there was when they were last counted, and what came since. */
    private final AtomicLong bytes = new AtomicLong();

    private final Object counting = new Object();

    RenditionFiles(@ConfigProperty(name = "masthead.data", defaultValue = "data") Path data) {
        this.folder = data.toAbsolutePath().normalize().resolve("renditions");
    }

    /** Where they are. */
    public Path folder() {
        return folder;
    }

    /** Where the rendition is, if it has been made. That it was asked for is kept in mind. */
    Optional<Path> find(Wanted wanted) {
        var file = file(wanted);
        return LastUse.touch(file) ? Optional.of(file) : Optional.empty();
    }

    /** Keeps a rendition, and takes away those of other versions when it is the first of its own. */
    synchronized Path put(Wanted wanted, byte[] rendition) throws IOException {
        var making = making(wanted);
        try {
            Files.write(making, rendition);
            return moved(making, file(wanted));
        } finally {
            Files.deleteIfExists(making);
        }
    }

    /** What is too long to be in memory is written to a file. */
    @FunctionalInterface
    interface Writing {

        void to(Path file) throws IOException, Unreadable;
    }

    /** Keeps what is written, while others are kept or taken away; nothing of it when the writing fails. */
    Path put(Wanted wanted, Writing writing) throws IOException, Unreadable {
        var making = making(wanted);
        try {
            writing.to(making);
            return moved(making, file(wanted));
        } finally {
            Files.deleteIfExists(making);
        }
    }

    private synchronized Path making(Wanted wanted) throws IOException {
        var version = file(wanted).getParent();
        var isFirst = !Files.exists(version);
        Files.createDirectories(version);
        if (isFirst) {
            discardBeside(version);
        }
        return Files.createTempFile(version, LastUse.MAKING, null);
    }

    private Path moved(Path making, Path file) throws IOException {
        bytes.addAndGet(LastUse.onDisk(Files.size(making)));
        return Files.move(making, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Whether it is known that the original cannot be decoded. */
    boolean isUnreadable(byte[] digest) {
        return Files.exists(folder(digest).resolve(UNREADABLE));
    }

    /** Keeps in mind that the original cannot be decoded. */
    synchronized void markUnreadable(byte[] digest) throws IOException {
        Files.createDirectories(folder(digest));
        Files.write(folder(digest).resolve(UNREADABLE), new byte[0]);
    }

    /** Takes away all that was made of this original. */
    public synchronized void discard(byte[] digest) throws IOException {
        discard(folder(digest));
    }

    /** Names the originals of which something is here: SHA-256 in hexadecimal digits. */
    public void forEach(Consumer<String> digest) throws IOException {
        forEachOriginal(made -> digest.accept(
                made.getParent().getFileName() + made.getFileName().toString()));
    }

    private static void discardBeside(Path version) throws IOException {
        try (var all = Files.newDirectoryStream(version.getParent(), other -> !other.equals(version))) {
            for (var other : all) {
                discard(other);
            }
        }
    }

    private static void discard(Path all) throws IOException {
        Files.walkFileTree(all, new Removal((file, about) -> true));
    }

    /**
     * Keeps them within bounds, which costs nothing as long as they are. Beyond, the longest unused go; while the disk
     * is short of room a quarter of all, but never the last of them: readers go on having pictures, each made in the
     * place of another.
     *
     * @param most how many bytes they may take
     */
    public void keepWithin(long most, boolean isDiskShort) throws IOException {
        var taken = bytes.get();
        var bound = isDiskShort ? Math.max(most / LEAST, taken / 4 * 3) : most;
        if (taken > bound) {
            // Some more, or they would have to be counted again for the next ones.
            shrinkTo(bound / 10 * 9);
        }
    }

    /**
     * Counts them, and takes away the longest unused when they take more than this many bytes. It looks at every file:
     * nothing that a reader should wait for.
     */
    public void shrinkTo(long most) throws IOException {
        synchronized (counting) {
            var before = bytes.get();
            var use = new LastUse();
            forEachOriginal(made -> Files.walkFileTree(made, use));
            use.leave(most);
            var removal = new Removal(use::isTooMuch);
            if (use.bytes() > most) {
                forEachOriginal(made -> remove(made, removal));
            }
            bytes.addAndGet(use.bytes() - removal.bytes() - before);
        }
    }

    /** Nobody is about to put something into a folder that goes because it is empty. */
    private synchronized void remove(Path made, Removal removal) throws IOException {
        Files.walkFileTree(made, removal);
    }

    private interface Visit {
        void of(Path made) throws IOException;
    }

    /** What cannot be read or taken away is passed over, and told of once. */
    private void forEachOriginal(Visit visit) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        var failure = new AtomicReference<Exception>();
        try (var folders = Files.newDirectoryStream(folder, "??")) {
            for (var first : folders) {
                forEachIn(first, visit, failed -> failure.compareAndSet(null, failed));
            }
        }
        if (failure.get() != null) {
            Log.error("Some renditions cannot be read or taken away", failure.get());
        }
    }

    private static void forEachIn(Path first, Visit visit, Consumer<Exception> failed) {
        try (var originals = Files.newDirectoryStream(first)) {
            for (var made : originals) {
                try {
                    visit.of(made);
                } catch (IOException e) {
                    failed.accept(e);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            failed.accept(e);
        }
    }

    /** Where native code that writes renditions is unpacked. */
    Path nativeCode() {
        return folder.resolve("native");
    }

    private Path file(Wanted wanted) {
        return folder(wanted.digest()).resolve(wanted.version()).resolve(wanted.name());
    }

    private Path folder(byte[] digest) {
        var name = HexFormat.of().formatHex(digest);
        return folder.resolve(name.substring(0, 2)).resolve(name.substring(2));
    }
}
