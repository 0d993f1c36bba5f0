package org.masthead.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Values of a row that JDBC has no name for. */
public final class Columns {

    private static final ObjectReader TEXTS =
            JsonMapper.builder().build().readerFor(new TypeReference<TreeMap<String, String>>() {});

    private Columns() {}

    /** A time, or null. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** An id, or null. */
    public static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    /** A number, or null. */
    public static Integer integer(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Integer.class);
    }

    /** Of a {@code uuid[]}; none when it is null. */
    public static List<UUID> uuids(ResultSet row, String column) throws SQLException {
        var array = row.getArray(column);
        return array == null ? List.of() : List.of((UUID[]) array.getArray());
    }

    /** Of a {@code text[]}; none when it is null. */
    public static List<String> strings(ResultSet row, String column) throws SQLException {
        var array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    /** What a {@code json} or {@code jsonb} says; null when it is null. */
    public static <T> T json(ResultSet row, String column, ObjectReader reader) throws SQLException {
        var text = row.getString(column);
        try {
            return text == null ? null : reader.readValue(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not what is stored in " + column, e);
        }
    }

    /** Texts by language, in the order of languages. */
    public static Map<String, String> texts(ResultSet row, String column) throws SQLException {
        return "{}".equals(row.getString(column)) ? Map.of() : json(row, column, TEXTS);
    }
}
