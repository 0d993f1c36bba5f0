package org.masthead.article;

import org.masthead.http.Cursor;

/** An order of a list: by one column and, where that is equal, by the article's id, both in one direction. */
enum ArticleOrder {
    NEWEST("l.published_at", "timestamptz", true),
    OLDEST("l.published_at", "timestamptz", false),
    NEWEST_CHANGE("l.updated_at", "timestamptz", true),
    OLDEST_CHANGE("l.updated_at", "timestamptz", false),
    HEADLINE("l.headline collate \"und-x-icu\"", "text", false),
    CURATED("n.position", "bigint", false),
    RELEVANCE("l.rank", "bigint", true),
    AS_NAMED("array_position(cast(:ids as uuid[]), l.article_id)", "int", false);

    /** What the rows of the list are sorted by. */
    final String column;

    private final String type;
    private final boolean descending;

    ArticleOrder(String column, String type, boolean descending) {
        this.column = column;
        this.type = type;
        this.descending = descending;
    }

    boolean isByPublication() {
        return this == NEWEST || this == OLDEST;
    }

    /** The condition that a row is behind the place, by parameters {@code key0} and {@code key1}; or nothing. */
    String behind(Cursor place, String column, String id) {
        return place == null
                ? ""
                : " and (" + column + ", " + id + ") " + (isFalling(place) ? "<" : ">") + " (cast(:key0 as " + type
                        + "), cast(:key1 as uuid))";
    }

    String by(Cursor place, String column, String id) {
        var direction = isFalling(place) ? " desc" : " asc";
        return " order by " + column + direction + ", " + id + direction;
    }

    private boolean isFalling(Cursor place) {
        var backwards = place != null && place.direction() == Cursor.Direction.BEFORE;
        return descending != backwards;
    }
}
