package org.masthead.image;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;

/**
 * The files of pictures as they came, each under the digest of its bytes: in {@code originals} in the data folder, or
 * in an S3-compatible bucket when one is configured. What has been put there is whole and is never changed.
 */
@ApplicationScoped
public class Originals {

    private static final int BUFFER = 64 * 1024;

    /** What is on its way; the service clears what is left of it. */
    private final Path incoming;

    private final Storage storage;
    private final boolean areShared;

    @Inject
    Originals(Config config) {
        this(
                Path.of(config.getOptionalValue("masthead.data", String.class).orElse("data")),
                name -> config.getOptionalValue(name, String.class));
    }

    /** Stops a start with settings that would fail with the first picture only. */
    static void check(@Observes StartupEvent event, Config config) {
        BucketSettings.of(name -> config.getOptionalValue(name, String.class));
    }

    /** In this data folder. */
    public Originals(Path data) {
        this(data, name -> Optional.empty());
    }

    /**
     * As the settings say.
     *
     * @param data the data folder
     * @param settings by their names; those of the bucket are {@code masthead.s3.*}
     */
    public Originals(Path data, Function<String, Optional<String>> settings) {
        var root = data.toAbsolutePath().normalize();
        this.incoming = root.resolve("uploads");
        var bucket = BucketSettings.of(settings);
        this.areShared = bucket.isPresent();
        // The bucket's classes are not even loaded where there is none.
        this.storage = areShared
                ? new BucketStorage(bucket.get(), root.resolve("copies"))
                : new FolderStorage(root.resolve("originals"));
    }

    /** Whether they are where every service finds them. */
    boolean areShared() {
        return areShared;
    }

    /**
     * A file that was put here.
     *
     * @param digest SHA-256 of its bytes
     */
    public record Stored(byte[] digest, long length, Path file) {}

    /**
     * Keeps these bytes.
     *
     * @param limit how many they may be
     * @throws org.masthead.http.ProblemException 413 when they are more
     */
    public Stored put(InputStream bytes, long limit) throws IOException {
        var file = incoming();
        try {
            var sha256 = sha256();
            copy(bytes, file, sha256, limit);
            var digest = sha256.digest();
            keep(file, digest);
            return open(digest).orElseThrow(() -> new IOException("What was just kept is not there"));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** A new file for bytes on their way, to be removed by who asked for it. */
    Path incoming() throws IOException {
        Files.createDirectories(incoming);
        return Files.createTempFile(incoming, "incoming-", null);
    }

    /**
     * Keeps a file that is whole and on the disk, and stays where it is too. Does nothing when its bytes are here.
     *
     * @param digest SHA-256 of its bytes
     */
    void keep(Path whole, byte[] digest) throws IOException {
        storage.keep(whole, name(digest));
    }

    /** Where the bytes with this digest are and how many, or nothing when they were never put here. */
    public Optional<Stored> open(byte[] digest) throws IOException {
        var file = storage.file(name(digest));
        try {
            return file.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Stored(digest, Files.size(file.get()), file.get()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Takes the bytes with this digest away. */
    void discard(byte[] digest) throws IOException {
        storage.discard(name(digest));
    }

    /** Names all that is here: SHA-256 in hexadecimal digits. */
    public void forEach(Consumer<String> digest) throws IOException {
        storage.forEach(digest);
    }

    /** Names those that are kept elsewhere and of which this machine has copies. */
    void forEachCopy(Consumer<String> digest) throws IOException {
        var copies = storage.copies();
        if (copies.isPresent()) {
            copies.get().forEach(digest);
        }
    }

    /** Takes a copy away, and nothing of what is kept. */
    void discardCopy(byte[] digest) throws IOException {
        var copies = storage.copies();
        if (copies.isPresent()) {
            copies.get().discard(name(digest));
        }
    }

    static byte[] sha256(Path file) throws IOException {
        var sha256 = sha256();
        var buffer = new byte[BUFFER];
        try (var bytes = Files.newInputStream(file)) {
            for (var read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                sha256.update(buffer, 0, read);
            }
        }
        return sha256.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void copy(InputStream bytes, Path to, MessageDigest sha256, long limit) throws IOException {
        var buffer = new byte[BUFFER];
        var length = 0L;
        try (var out = FileChannel.open(to, StandardOpenOption.WRITE)) {
            for (var read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                length += read;
                if (length > limit) {
                    throw Problem.of(ProblemCode.PAYLOAD_TOO_LARGE).exception();
                }
                sha256.update(buffer, 0, read);
                for (var rest = ByteBuffer.wrap(buffer, 0, read); rest.hasRemaining(); ) {
                    out.write(rest);
                }
            }
            out.force(true);
        }
    }

    private static String name(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }
}
