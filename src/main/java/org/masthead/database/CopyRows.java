package org.masthead.database;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Adds rows to a table by {@code COPY}: of all ways the one that costs least, for many rows. Triggers and constraints
 * do what they always do.
 */
public final class CopyRows implements AutoCloseable {

    private static final int FULL = 64 * 1024;
    private static final String ESCAPED = "\\\n\r\t";
    private static final String LETTERS = "\\nrt";

    private final CopyIn copy;
    private final StringBuilder rows = new StringBuilder();

    /** @param table its name and columns: {@code slug (slug, article_id)}; nothing of a request stands in it */
    public CopyRows(Connection connection, String table) throws SQLException {
        this.copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + table + " from stdin");
    }

    /** Adds a row: what is written as a text, collections as arrays, null as null. */
    public void add(Object... values) throws SQLException {
        for (var index = 0; index < values.length; index++) {
            if (index > 0) {
                rows.append('\t');
            }
            write(values[index]);
        }
        rows.append('\n');
        if (rows.length() > FULL) {
            send();
        }
    }

    private void write(Object value) {
        if (value == null) {
            rows.append("\\N");
        } else if (value instanceof Collection<?> items) {
            escape(items.stream()
                    .map(item -> '"' + item.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                    .collect(Collectors.joining(",", "{", "}")));
        } else if (value instanceof String text) {
            escape(text);
        } else {
            rows.append(value);
        }
    }

    private void escape(String text) {
        var from = 0;
        for (var index = 0; index < text.length(); index++) {
            var letter = ESCAPED.indexOf(text.charAt(index));
            if (letter >= 0) {
                rows.append(text, from, index).append('\\').append(LETTERS.charAt(letter));
                from = index + 1;
            }
        }
        rows.append(text, from, text.length());
    }

    private void send() throws SQLException {
        var bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        rows.setLength(0);
    }

    /** All rows are there; without this call none is. */
    public void end() throws SQLException {
        send();
        copy.endCopy();
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
