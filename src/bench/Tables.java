import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.postgresql.PGConnection;

/** Rows for several tables, in the text format of PostgreSQL's {@code COPY}. */
final class Tables {

    private final Map<String, StringBuilder> rows = new LinkedHashMap<>();

    /** @param table its name, and in brackets the columns that the values are for */
    void row(String table, Object... values) {
        var text = rows.computeIfAbsent(table, name -> new StringBuilder());
        for (var at = 0; at < values.length; at++) {
            text.append(at == 0 ? "" : "\t");
            if (values[at] == null) {
                text.append("\\N");
            } else {
                escape(values[at].toString(), text);
            }
        }
        text.append('\n');
    }

    private static void escape(String value, StringBuilder text) {
        for (var at = 0; at < value.length(); at++) {
            switch (value.charAt(at)) {
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\t' -> text.append("\\t");
                default -> text.append(value.charAt(at));
            }
        }
    }

    /** Writes them, the tables in the order in which they got their first rows. */
    void copy(Connection connection) throws SQLException, IOException {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI();
        for (var table : rows.entrySet()) {
            copy.copyIn(
                    "copy " + table.getKey() + " from stdin",
                    new StringReader(table.getValue().toString()),
                    1 << 16);
        }
    }
}
