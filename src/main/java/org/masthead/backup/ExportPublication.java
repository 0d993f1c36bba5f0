package org.masthead.backup;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.masthead.database.StartRefused;
import org.masthead.image.Originals;
import org.postgresql.PGConnection;

/**
 * Writes the whole publication, as it is at one moment, into one file: a zip of the rows of each table as {@code COPY}
 * writes them, the originals of pictures by their digests, and a manifest. The same publication gives the same bytes.
 */
public final class ExportPublication {

    /** Long ago, and the same every time. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Connection connection;
    private final Originals originals;
    private final Map<String, String> members = new TreeMap<>();

    /** @param originals of the pictures, in the data folder */
    public ExportPublication(Connection connection, Originals originals) {
        this.connection = connection;
        this.originals = originals;
    }

    /**
     * Writes the file, readable by its owner alone; it is there when it is whole.
     *
     * @return the digests of originals that are missing
     * @throws StartRefused when there is nothing to write, or the file exists
     */
    public List<String> to(Path file) throws IOException, SQLException {
        if (Files.exists(file)) {
            throw new StartRefused(file + " exists. Name another file, or remove it.");
        }
        var unfinished = temporary(file.toAbsolutePath());
        try {
            List<String> missing;
            try (var out = Files.newOutputStream(unfinished);
                    var zip = new ZipOutputStream(out)) {
                missing = write(zip);
            }
            try (var written = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(unfinished, file.toAbsolutePath(), StandardCopyOption.ATOMIC_MOVE);
            return missing;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static Path temporary(Path file) throws IOException {
        var name = file.getFileName() + ".unfinished";
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? Files.createTempFile(
                        file.getParent(),
                        name,
                        null,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : Files.createTempFile(file.getParent(), name, null);
    }

    private List<String> write(ZipOutputStream zip) throws IOException, SQLException {
        connection.setAutoCommit(false);
        run("set transaction isolation level repeatable read, read only");
        var migration = migration();
        for (var table : Contents.TABLES) {
            var query = "copy (select " + String.join(", ", Tables.columns(connection, table)) + " from " + table
                    + " order by " + String.join(", ", Tables.order(connection, table)) + ") to stdout";
            member(
                    zip,
                    Manifest.TABLES + table + ".tsv",
                    out -> connection.unwrap(PGConnection.class).getCopyAPI().copyOut(query, out));
        }
        var missing = originals(zip);
        var manifest = new Manifest(Manifest.FORMAT, migration, Tables.sequences(connection), members);
        member(zip, Manifest.NAME, out -> out.write(JSON.writeValueAsBytes(manifest)));
        connection.rollback();
        return missing;
    }

    private String migration() throws SQLException {
        return Tables.migration(connection)
                .orElseThrow(() -> new StartRefused("This database has no tables, so there is nothing to export."));
    }

    /** Of pictures whose bytes have come; they are compressed already. */
    private List<String> originals(ZipOutputStream zip) throws IOException, SQLException {
        var missing = new ArrayList<String>();
        zip.setLevel(0);
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(1000);
            try (var rows =
                    statement.executeQuery("select digest from image where digest is not null order by digest")) {
                while (rows.next()) {
                    var name = HexFormat.of().formatHex(rows.getBytes(1));
                    var stored = originals.open(rows.getBytes(1));
                    if (stored.isEmpty()) {
                        missing.add(name);
                    } else {
                        member(
                                zip,
                                Manifest.ORIGINALS + name,
                                out -> Files.copy(stored.get().file(), out));
                    }
                }
            }
        }
        zip.setLevel(-1);
        return missing;
    }

    private interface Content {
        void writeTo(OutputStream out) throws IOException, SQLException;
    }

    private void member(ZipOutputStream zip, String name, Content content) throws IOException, SQLException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        var digested = new DigestOutputStream(new Open(zip), sha256());
        content.writeTo(digested);
        digested.flush();
        members.put(name, HexFormat.of().formatHex(digested.getMessageDigest().digest()));
        zip.closeEntry();
    }

    /** Stays open when one member is written. */
    private static final class Open extends java.io.FilterOutputStream {

        Open(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
