package org.masthead.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the database says of its tables. Their names are our own. */
final class Tables {

    /** Not those that are worked out of others. */
    private static final String COLUMNS = """
            select quote_ident(attname) from pg_attribute
            where attrelid = ?::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum""";

    private static final String KEY = """
            select quote_ident(a.attname) from pg_index i
            cross join unnest(i.indkey) with ordinality k (number, place)
            join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number
            where i.indrelid = ?::regclass and i.indisprimary order by k.place""";

    private static final String MIGRATION =
            "select version from flyway_schema_history where success order by installed_rank desc limit 1";

    private Tables() {}

    static List<String> columns(Connection connection, String table) throws SQLException {
        return texts(connection, COLUMNS, table);
    }

    /** What the rows of a table can be told apart by, else all of its columns: equal rows may stand in any order. */
    static List<String> order(Connection connection, String table) throws SQLException {
        var key = texts(connection, KEY, table);
        return key.isEmpty() ? columns(connection, table) : key;
    }

    private static List<String> texts(Connection connection, String query, String table) throws SQLException {
        try (var asked = connection.prepareStatement(query)) {
            asked.setString(1, table);
            var texts = new ArrayList<String>();
            try (var rows = asked.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
        }
    }

    /** All tables of ours. */
    static List<String> all(Connection connection) throws SQLException {
        return texts(
                connection,
                "select tablename from pg_tables where schemaname = current_schema() and tablename <> ?",
                "");
    }

    static Map<String, Long> sequences(Connection connection) throws SQLException {
        var numbers = new TreeMap<String, Long>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select sequencename, last_value from pg_sequences"
                        + " where schemaname = current_schema() and last_value is not null")) {
            while (rows.next()) {
                numbers.put(rows.getString(1), rows.getLong(2));
            }
        }
        return numbers;
    }

    /** The newest that has run; nothing when there are no tables. */
    static Optional<String> migration(Connection connection) throws SQLException {
        if (!all(connection).contains("flyway_schema_history")) {
            return Optional.empty();
        }
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(MIGRATION)) {
            return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
        }
    }

    /** Of a table that something stands in which no migration has put there; nothing when there is none. */
    static Optional<String> inUse(Connection connection) throws SQLException {
        for (var table : Contents.TABLES) {
            if (!Contents.NEVER_EMPTY.contains(table) && all(connection).contains(table)) {
                try (var statement = connection.createStatement();
                        var rows = statement.executeQuery("select exists (select from " + table + ")")) {
                    rows.next();
                    if (rows.getBoolean(1)) {
                        return Optional.of(table);
                    }
                }
            }
        }
        return Optional.empty();
    }
}
