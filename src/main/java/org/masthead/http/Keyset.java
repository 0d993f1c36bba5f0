package org.masthead.http;

import java.util.function.BiConsumer;

/**
 * An order of rows in SQL, to page through by cursors: one column and, where that is equal, an id, both in one
 * direction. So the rows behind a cursor are those whose keys compare greater, or less, as one row value. Its texts are
 * fixed; the keys of a cursor are bound to {@code key0} and {@code key1}.
 *
 * @param column what the rows are sorted by; an expression may be
 * @param type SQL type of the column
 * @param id the column of the id
 */
public record Keyset(String column, String type, String id, boolean descending) {

    /** The same order where its columns have other names. */
    public Keyset over(String otherColumn, String otherId) {
        return new Keyset(otherColumn, type, otherId, descending);
    }

    /** The condition that a row is behind the place, with "and" before it; nothing without a place. */
    public String behind(Cursor place) {
        return place == null
                ? ""
                : " and (" + column + ", " + id + ") " + (isFalling(place) ? "<" : ">") + " (cast(:key0 as " + type
                        + "), cast(:key1 as uuid))";
    }

    /** The nearest to the place first: before a cursor the other way round, as {@link Page#of} takes them. */
    public String orderBy(Cursor place) {
        var direction = isFalling(place) ? " desc" : " asc";
        return " order by " + column + direction + ", " + id + direction;
    }

    /** Gives the keys of a place to a query, {@code query::setParameter}; nothing without a place. */
    public static void bind(Cursor place, BiConsumer<String, Object> query) {
        if (place != null) {
            query.accept("key0", place.keys().get(0));
            query.accept("key1", place.keys().get(1));
        }
    }

    private boolean isFalling(Cursor place) {
        return descending != Cursor.isBefore(place);
    }
}
