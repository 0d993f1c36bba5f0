package org.masthead.database;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Adds rows to a table by {@code COPY}: of all ways the one that costs least, for many rows. Triggers and constraints
 * do what they always do.
 */
public final class CopyRows implements AutoCloseable {

    private static final int FULL = 64 * 1024;
    private static final byte[] NULL = {'\\', 'N'};

    private final CopyIn copy;
    private final Bytes rows = new Bytes();

    /** Bytes that are sent from where they were written. */
    private static final class Bytes extends ByteArrayOutputStream {

        Bytes() {
            super(2 * FULL);
        }

        void send(CopyIn copy) throws SQLException {
            copy.writeToCopy(buf, 0, count);
            reset();
        }
    }

    /** @param table its name and columns: {@code slug (slug, article_id)}; nothing of a request stands in it */
    public CopyRows(Connection connection, String table) throws SQLException {
        this.copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + table + " from stdin");
    }

    /** Adds a row: what is written as a text, collections as arrays, null as null. */
    public void add(Object... values) throws SQLException {
        for (var index = 0; index < values.length; index++) {
            if (index > 0) {
                rows.write('\t');
            }
            write(values[index]);
        }
        rows.write('\n');
        if (rows.size() > FULL) {
            rows.send(copy);
        }
    }

    private void write(Object value) {
        if (value == null) {
            rows.writeBytes(NULL);
        } else if (value instanceof Collection<?> items) {
            text(items.stream().map(CopyRows::item).collect(Collectors.joining(",", "{", "}")));
        } else {
            text(value.toString());
        }
    }

    private static String item(Object item) {
        return item instanceof UUID
                ? item.toString()
                : '"' + item.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** What has to be escaped is one byte each in UTF-8, and no part of another character. */
    private void text(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var from = 0;
        for (var at = 0; at < bytes.length; at++) {
            var escape = switch (bytes[at]) {
                case '\\' -> '\\';
                case '\n' -> 'n';
                case '\r' -> 'r';
                case '\t' -> 't';
                default -> 0;
            };
            if (escape != 0) {
                rows.write(bytes, from, at - from);
                rows.write('\\');
                rows.write(escape);
                from = at + 1;
            }
        }
        rows.write(bytes, from, bytes.length - from);
    }

    /** All rows are there; without this call none is. */
    public void end() throws SQLException {
        rows.send(copy);
        copy.endCopy();
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
