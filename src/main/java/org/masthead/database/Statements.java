package org.masthead.database;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Statements that readers wait for, by plain JDBC: the mapping of rows costs several times what the driver takes for
 * them. Their texts are fixed, with parameters by name ({@code :slug}), and read nothing but what is committed.
 */
@ApplicationScoped
public class Statements {

    /** Makes something of the row that the result stands on. */
    public interface Row<T> {

        T of(ResultSet row) throws SQLException;
    }

    private final DataSource database;

    /** Over any source of connections. */
    public Statements(DataSource database) {
        this.database = database;
    }

    /**
     * All rows.
     *
     * @param values of the parameters: texts, numbers, UUIDs, times, arrays of texts or of UUIDs, null
     */
    public <T> List<T> list(String text, Map<String, ?> values, Row<T> row) {
        var names = new ArrayList<String>();
        var sql = positional(text, names);
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (var index = 0; index < names.size(); index++) {
                bind(connection, statement, index + 1, value(values, names.get(index)));
            }
            try (var result = statement.executeQuery()) {
                var rows = new ArrayList<T>();
                while (result.next()) {
                    rows.add(row.of(result));
                }
                return rows;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database refused: " + e.getMessage(), e);
        }
    }

    /** The only row, if there is one. */
    public <T> Optional<T> first(String text, Map<String, ?> values, Row<T> row) {
        return list(text, values, row).stream().findFirst();
    }

    /** The text as JDBC has it, and the names of its parameters in their order. Two colons are a cast. */
    static String positional(String text, List<String> names) {
        var sql = new StringBuilder(text.length());
        var from = 0;
        for (var colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', from)) {
            var end = colon + 1;
            while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
                end++;
            }
            if (end == colon + 1) {
                end = Math.min(text.length(), colon + 2);
                sql.append(text, from, end);
            } else {
                sql.append(text, from, colon).append('?');
                names.add(text.substring(colon + 1, end));
            }
            from = end;
        }
        return sql.append(text, from, text.length()).toString();
    }

    private static Object value(Map<String, ?> values, String name) {
        var value = values.get(name);
        if (value == null && !values.containsKey(name)) {
            throw new IllegalArgumentException("No value for :" + name);
        }
        return value;
    }

    private static void bind(Connection connection, PreparedStatement statement, int index, Object value)
            throws SQLException {
        if (value instanceof UUID[] ids) {
            statement.setArray(index, connection.createArrayOf("uuid", ids));
        } else if (value instanceof String[] texts) {
            statement.setArray(index, connection.createArrayOf("text", texts));
        } else if (value instanceof Instant time) {
            statement.setObject(index, time.atOffset(ZoneOffset.UTC));
        } else {
            statement.setObject(index, value);
        }
    }
}
