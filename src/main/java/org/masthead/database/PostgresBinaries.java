package org.masthead.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked from the class path into the data folder. Only the binaries of the zonky project are
 * used, not its launcher: that one is made for tests (fsync off, trust authentication, the folder deleted at the end, a
 * shutdown hook that stops the server while requests still run), and each of these would have to be turned round.
 *
 * @param home the folder that holds {@code bin}, {@code lib} and {@code share}
 */
record PostgresBinaries(Path home) {

    /** Must say what the artifact in {@code pom.xml} holds; a test asks the program itself. */
    static final String VERSION = "18.6";

    static final String MAJOR = VERSION.substring(0, VERSION.indexOf('.'));

    /** Unpacks once per version; an interrupted unpacking is thrown away and begun anew. */
    static PostgresBinaries unpackedIn(Path data) throws IOException {
        var home = data.resolve("postgresql-" + VERSION);
        if (!Files.isDirectory(home)) {
            var unfinished = data.resolve("postgresql-" + VERSION + ".unfinished");
            delete(unfinished);
            unpack(unfinished);
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
        }
        return new PostgresBinaries(home.toRealPath());
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    private static void unpack(Path target) throws IOException {
        var name = archiveName(System.getProperty("os.name"), System.getProperty("os.arch"));
        var packed = PostgresBinaries.class.getResourceAsStream("/" + name);
        if (packed == null) {
            throw new StartRefused("This build brings no PostgreSQL for this machine (" + name + " is missing)."
                    + " Set QUARKUS_DATASOURCE_JDBC_URL to use a server of your own.");
        }
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, target.resolve(entry.getName()));
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, file);
        if ((entry.getMode() & 0100) != 0 && !file.toFile().setExecutable(true, false)) {
            throw new IOException("Cannot make " + file + " executable");
        }
    }

    static String archiveName(String os, String arch) {
        var system = os.toLowerCase(Locale.ROOT);
        var family = system.startsWith("mac") ? "darwin" : system.startsWith("windows") ? "windows" : "linux";
        var machine = arch.equals("aarch64") ? "arm_64" : "x86_64";
        return "postgres-" + family + "-" + machine + ".txz";
    }

    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> files = Files.walk(tree)) {
            for (var file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
