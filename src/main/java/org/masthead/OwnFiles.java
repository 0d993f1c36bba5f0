package org.masthead;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.masthead.database.StartRefused;

/** Files that commands write: none over another by chance, and secrets for their owner alone. */
final class OwnFiles {

    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private OwnFiles() {}

    static void write(Path file, String text, boolean isSecret) throws IOException {
        if (Files.exists(file)) {
            throw new StartRefused(file + " exists. Name another file, or remove it.");
        }
        var isPosix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] rights = isSecret && isPosix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Files.writeString(Files.createFile(file, rights), text);
    }

    /** In place of what a file holds, which stays whole when that fails. */
    static void replace(Path file, String text) throws IOException {
        var old = file.toRealPath();
        var next = Files.createTempFile(old.getParent(), old.getFileName() + ".", ".new");
        try {
            Files.copy(old, next, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            Files.writeString(next, text);
            Files.move(next, old, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(next);
        }
    }

    /** A private key as most programs read it (PKCS #8 in PEM). */
    static String pem(byte[] privateKey) {
        var encoder = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        return BEGIN + "\n" + encoder.encodeToString(privateKey) + "\n" + END + "\n";
    }

    /** A private key out of such a file. */
    static byte[] secret(Path file) throws IOException {
        var text = Files.readString(file);
        var begin = text.indexOf(BEGIN);
        var end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new StartRefused(file + " holds no private key.");
        }
        return Base64.getMimeDecoder().decode(text.substring(begin + BEGIN.length(), end));
    }
}
