package org.masthead.article;

import org.masthead.http.Keyset;

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

    /** Over live rows {@code l}, or rows {@code n} of a label. */
    final Keyset keyset;

    ArticleOrder(String column, String type, boolean descending) {
        this.keyset = new Keyset(column, type, "l.article_id", descending);
    }

    /** Whether it is by what only the live row knows. */
    boolean isByContent() {
        return this == NEWEST_CHANGE || this == OLDEST_CHANGE || this == HEADLINE;
    }

    boolean isByPublication() {
        return this == NEWEST || this == OLDEST;
    }
}
