package org.masthead.backup;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.masthead.database.Migrations;
import org.masthead.database.Postgres;
import org.masthead.database.StartRefused;
import org.masthead.image.Originals;
import org.postgresql.PGConnection;

/**
 * Reads a file of the whole publication into an empty database: all of it in one transaction, or nothing. Tables are
 * made as they were when the file was written, filled, and then brought to what this release expects.
 */
public final class ImportPublication {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int BUFFER = 1 << 16;

    private final Postgres.Access access;
    private final Originals originals;

    /** @param originals of the pictures, in the data folder */
    public ImportPublication(Postgres.Access access, Originals originals) {
        this.access = access;
        this.originals = originals;
    }

    /** @throws StartRefused when the file is damaged or of a newer release, or the database in use */
    public void from(Path file) throws IOException, SQLException {
        if (!Files.isRegularFile(file)) {
            throw new StartRefused(file + " is no file that can be read.");
        }
        try (var zip = new ZipFile(file.toFile())) {
            var manifest = manifest(zip, file);
            check(zip, manifest, file);
            prepare(manifest);
            keepOriginals(zip, manifest, file);
            try (var connection = connect()) {
                connection.setAutoCommit(false);
                refuseInUse(connection);
                fill(connection, zip, manifest);
                connection.commit();
            }
        } catch (ZipException e) {
            throw new StartRefused(file + " is no export of Masthead: " + e.getMessage());
        }
        Migrations.run(access);
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(access.url(), access.user(), access.password());
    }

    private static Manifest manifest(ZipFile zip, Path file) throws IOException {
        var entry = zip.getEntry(Manifest.NAME);
        if (entry == null) {
            throw new StartRefused(file + " is no export of Masthead: it has no " + Manifest.NAME + ".");
        }
        try (var in = zip.getInputStream(entry)) {
            var manifest = JSON.readValue(in, Manifest.class);
            if (manifest.format() != Manifest.FORMAT) {
                throw new StartRefused(file + " has a format that this release does not know.");
            }
            return manifest;
        }
    }

    /** Before anything is written, all is read once: a damaged file is found out here. */
    private static void check(ZipFile zip, Manifest manifest, Path file) throws IOException {
        Set<String> found =
                zip.stream().map(entry -> entry.getName()).collect(Collectors.toCollection(LinkedHashSet::new));
        found.remove(Manifest.NAME);
        if (!found.equals(manifest.members().keySet())) {
            throw new StartRefused(file + " is damaged: it does not hold what its manifest names.");
        }
        for (var name : found) {
            var sha256 = ExportPublication.sha256();
            var buffer = new byte[BUFFER];
            try (var in = open(zip, name)) {
                for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    sha256.update(buffer, 0, read);
                }
            }
            if (!HexFormat.of()
                    .formatHex(sha256.digest())
                    .equals(manifest.members().get(name))) {
                throw new StartRefused(file + " is damaged: " + name + " is not what was written.");
            }
        }
    }

    /** Makes the tables as the file knows them. */
    private void prepare(Manifest manifest) throws SQLException {
        if (!Migrations.knows(manifest.migration())) {
            throw new StartRefused("The export was written by a newer release, with migration " + manifest.migration()
                    + ". Import it with that release or a later one.");
        }
        try (var connection = connect()) {
            refuseInUse(connection);
            var present = Tables.migration(connection);
            if (present.isPresent() && present.get().compareTo(manifest.migration()) > 0) {
                throw new StartRefused("The export is older than the tables of this database (migration "
                        + manifest.migration() + ", and " + present.get()
                        + " here). Import it into a database or a data folder without tables: it is brought to this"
                        + " release there.");
            }
        }
        Migrations.runUntil(access, manifest.migration());
    }

    private static void refuseInUse(Connection connection) throws SQLException {
        var table = Tables.inUse(connection);
        if (table.isPresent()) {
            throw new StartRefused("This database is in use (there are rows in " + table.get()
                    + "). Import into an empty data folder or database: MASTHEAD_DATA names another folder.");
        }
    }

    /** Each is found by the digest of its bytes: what is there when the rest fails is in nobody's way. */
    private void keepOriginals(ZipFile zip, Manifest manifest, Path file) throws IOException {
        for (var name : members(manifest, Manifest.ORIGINALS)) {
            try (var in = open(zip, name)) {
                var stored = originals.put(in, Long.MAX_VALUE);
                if (!name.equals(Manifest.ORIGINALS + HexFormat.of().formatHex(stored.digest()))) {
                    throw new StartRefused(file + " is damaged: " + name + " has another digest.");
                }
            }
        }
    }

    private static void fill(Connection connection, ZipFile zip, Manifest manifest) throws IOException, SQLException {
        var tables = Contents.TABLES.stream()
                .filter(table -> manifest.members().containsKey(member(table)))
                .toList();
        if (tables.size() != members(manifest, Manifest.TABLES).size()) {
            throw new StartRefused("The export holds tables that this release does not know.");
        }
        // What they would do is in the file: an entry of a log, a word to be found by. One refuses that tables are
        // emptied.
        var emptied = Tables.all(connection).stream()
                .filter(table -> !table.equals("flyway_schema_history"))
                .toList();
        for (var table : emptied) {
            run(connection, "alter table " + table + " disable trigger user");
        }
        run(connection, "truncate " + String.join(", ", emptied));
        for (var table : tables) {
            try (var rows = open(zip, member(table))) {
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(
                                "copy " + table + " (" + String.join(", ", Tables.columns(connection, table))
                                        + ") from stdin",
                                rows,
                                BUFFER);
            }
        }
        run(connection, "set constraints all immediate");
        for (var table : emptied) {
            run(connection, "alter table " + table + " enable trigger user");
        }
        for (var sequence : manifest.sequences().entrySet()) {
            try (var set = connection.prepareStatement("select setval(?::regclass, ?)")) {
                set.setString(1, sequence.getKey());
                set.setLong(2, sequence.getValue());
                set.execute();
            }
        }
    }

    private static String member(String table) {
        return Manifest.TABLES + table + ".tsv";
    }

    private static List<String> members(Manifest manifest, String folder) {
        return manifest.members().keySet().stream()
                .filter(name -> name.startsWith(folder))
                .toList();
    }

    private static InputStream open(ZipFile zip, String name) throws IOException {
        return new BufferedInputStream(zip.getInputStream(zip.getEntry(name)), BUFFER);
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
