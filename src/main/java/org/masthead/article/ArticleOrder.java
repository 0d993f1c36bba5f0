package org.masthead.article;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.masthead.http.Cursor;

/**
 * An order of a list, by fixed columns with the article's id as the last, all in one direction: so the rows behind a
 * cursor are those whose keys compare greater, or less, as one row value.
 */
enum ArticleOrder {
    NEWEST(true, "l.published_at", "timestamptz", "l.article_id"),
    NEWEST_IN_SECTION(true, "n.published_at", "timestamptz", "n.article_id"),
    CURATED(false, "i.position", "bigint", "i.article_id"),
    RELEVANCE(true, "l.rank", "bigint", "l.article_id");

    private final boolean descending;
    private final List<String> columns;
    private final List<String> types;

    ArticleOrder(boolean descending, String column, String type, String idColumn) {
        this.descending = descending;
        this.columns = List.of(column, idColumn);
        this.types = List.of(type, "uuid");
    }

    /** The keys of a row as text, for the cursor: one column of the answer. */
    String keys() {
        return "array[" + columns.stream().map(column -> column + "::text").collect(Collectors.joining(", ")) + "]";
    }

    /** The condition that a row is behind the cursor, with parameters {@code key0}, {@code key1}; or nothing. */
    String behind(Cursor place) {
        if (place == null) {
            return "";
        }
        var keys = IntStream.range(0, types.size())
                .mapToObj(index -> "cast(:key" + index + " as " + types.get(index) + ")")
                .collect(Collectors.joining(", "));
        return " and (" + String.join(", ", columns) + ") " + (isFalling(place) ? "<" : ">") + " (" + keys + ")";
    }

    String orderBy(Cursor place) {
        var direction = isFalling(place) ? " desc" : " asc";
        return " order by " + columns.stream().map(column -> column + direction).collect(Collectors.joining(", "));
    }

    private boolean isFalling(Cursor place) {
        var backwards = place != null && place.direction() == Cursor.Direction.BEFORE;
        return descending != backwards;
    }
}
