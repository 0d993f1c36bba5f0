package org.masthead.image;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;

/**
 * The files of pictures as they came, each under the digest of its bytes: {@code originals/ab/cdef…} in the data
 * folder. What has been put there is whole, is never changed, and survives a loss of power.
 */
@ApplicationScoped
public class Originals {

    private static final int BUFFER = 64 * 1024;

    private final Path folder;

    /** The data folder is read by its name, as the database's is before there is a service. */
    @Inject
    Originals(Config config) {
        this(Path.of(config.getOptionalValue("masthead.data", String.class).orElse("data")));
    }

    /** In this data folder. */
    public Originals(Path data) {
        this.folder = data.toAbsolutePath().normalize().resolve("originals");
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
        Files.createDirectories(folder);
        var incoming = Files.createTempFile(folder, "incoming-", null);
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            var length = copy(bytes, incoming, sha256, limit);
            var digest = sha256.digest();
            var file = file(digest);
            Files.createDirectories(file.getParent());
            Files.move(incoming, file, StandardCopyOption.ATOMIC_MOVE);
            sync(file.getParent());
            sync(folder);
            return new Stored(digest, length, file);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } finally {
            Files.deleteIfExists(incoming);
        }
    }

    /**
     * Keeps a file that is on the disk already, and stays where it is too. Does nothing when its bytes are here.
     *
     * @param digest SHA-256 of its bytes
     */
    void keep(Path whole, byte[] digest) throws IOException {
        var file = file(digest);
        if (Files.exists(file)) {
            return;
        }
        Files.createDirectories(file.getParent());
        try {
            Files.createLink(file, whole);
        } catch (FileAlreadyExistsException e) {
            // somebody else brings the same bytes
        } catch (UnsupportedOperationException e) {
            put(Files.newInputStream(whole), Long.MAX_VALUE);
        }
        sync(file.getParent());
        sync(folder);
    }

    /** Where the bytes with this digest are and how many, or nothing when they were never put here. */
    public Optional<Stored> open(byte[] digest) throws IOException {
        var file = file(digest);
        try {
            return Optional.of(new Stored(digest, Files.size(file), file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Takes the bytes with this digest away. */
    void discard(byte[] digest) throws IOException {
        Files.deleteIfExists(file(digest));
    }

    private static long copy(InputStream bytes, Path to, MessageDigest sha256, long limit) throws IOException {
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
        return length;
    }

    /** Makes a move into a folder outlive a loss of power, where folders can be opened (not on Windows). */
    private static void sync(Path folder) {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // the system sees to it itself
        }
    }

    private Path file(byte[] digest) {
        var name = HexFormat.of().formatHex(digest);
        return folder.resolve(name.substring(0, 2)).resolve(name.substring(2));
    }
}
