package org.masthead.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The files of the embedded server: the cluster in {@code postgres} and the password beside it. The role
 * {@code masthead} owns the database {@code masthead} and is no superuser; the superuser has no way in at all.
 *
 * @param data the data folder
 * @param binaries the programs that make and run it
 * @param account who runs them
 */
record PostgresCluster(Path data, PostgresBinaries binaries, ServerAccount account) {

    static final String NAME = "masthead";

    private static final String DOOR = "host masthead masthead 127.0.0.1/32 scram-sha-256\n";

    /** The cluster as it shall be started now; makes it on the first start, and refuses another major version. */
    static PostgresCluster in(Path data) throws IOException {
        var binaries = PostgresBinaries.unpackedIn(data);
        var cluster = new PostgresCluster(data, binaries, ServerAccount.forFolder(data));
        if (!Files.isDirectory(cluster.folder())) {
            cluster.create();
        }
        cluster.refuseOtherMajorVersion();
        cluster.configure();
        return cluster;
    }

    Path folder() {
        return data.resolve("postgres");
    }

    /** The server's own note of its process id, port and state, there while it runs or after it was killed. */
    Path pidFile() {
        return folder().resolve("postmaster.pid");
    }

    /** What the server wrote; {@link Postgres} keeps it short. */
    Path log() {
        return data.resolve("postgres.log");
    }

    static String passwordIn(Path data) throws IOException {
        return Files.readString(passwordFile(data)).strip();
    }

    /** Runs one of the server's programs to its end and returns what it printed. */
    String run(String input, String program, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(binaries.program(program)));
        command.addAll(List.of(arguments));
        var process = account.process(command).start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new StartRefused("PostgreSQL's " + program + " failed:\n" + output.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("Interrupted while waiting for PostgreSQL's " + program, e);
        }
        return output;
    }

    /** Made beside its place and moved there when whole, so that an interrupted first start is simply begun anew. */
    private void create() throws IOException {
        var unfinished = data.resolve("postgres.unfinished");
        PostgresBinaries.delete(unfinished);
        Files.createDirectory(unfinished, only("rwx------"));
        account.own(unfinished);
        // "reject" until our own rule is written below; the locale is PostgreSQL's own, the same on every machine.
        run(
                "",
                "initdb",
                "--pgdata=" + unfinished,
                "--username=postgres",
                "--auth=reject",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums");
        var password = newPassword();
        // Iterations make guessed passwords dear; this one is 192 random bits, and every new connection would pay.
        var statements = "set scram_iterations = 1;\n"
                + "create role masthead login password '" + password + "';\n"
                + "create database masthead owner masthead;\n";
        var output = run(statements, "postgres", "--single", "-D", unfinished.toString(), "postgres");
        if (output.contains("ERROR:")) {
            throw new StartRefused("PostgreSQL did not make the role and the database:\n" + output.strip());
        }
        Files.move(unfinished, folder(), StandardCopyOption.ATOMIC_MOVE);
    }

    private String newPassword() throws IOException {
        var random = new byte[24];
        new SecureRandom().nextBytes(random);
        var password = HexFormat.of().formatHex(random);
        var file = passwordFile(data);
        Files.deleteIfExists(file);
        Files.createFile(file, only("rw-------"));
        Files.writeString(file, password + "\n", StandardOpenOption.SYNC);
        return password;
    }

    private void refuseOtherMajorVersion() throws IOException {
        var major = Files.readString(folder().resolve("PG_VERSION")).strip();
        if (!major.equals(PostgresBinaries.MAJOR)) {
            throw new StartRefused("The data folder " + data + " was made by PostgreSQL " + major
                    + ", and this release brings PostgreSQL " + PostgresBinaries.MAJOR
                    + ". Export its content with the release of Masthead that made it, start this release with an"
                    + " empty data folder, and import the content there.");
        }
    }

    /** At every start, so that settings follow the release, and nothing weaker stays from an edited file. */
    private void configure() throws IOException {
        try (InputStream settings = PostgresCluster.class.getResourceAsStream("postgresql.conf")) {
            Files.copy(settings, folder().resolve("postgresql.conf"), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.writeString(folder().resolve("pg_hba.conf"), DOOR);
        account.own(folder());
        // All of it, so that after a start by root the owner of the data folder can still start it himself.
        if (!Files.exists(log())) {
            Files.createFile(log());
        }
        for (var file : List.of(log(), passwordFile(data), FolderLock.file(data))) {
            account.own(file);
        }
    }

    private static Path passwordFile(Path data) {
        return data.resolve("postgres.password");
    }

    private static FileAttribute<?>[] only(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
