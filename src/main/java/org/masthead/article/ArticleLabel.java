package org.masthead.article;

import org.masthead.change.Positions;

/**
 * What articles are found by: rows of its own that hang on them, or a column of the live row itself. All fragments are
 * fixed; the keys of a request are the parameter that {@link #ids} names.
 */
enum ArticleLabel {
    SECTION(
            "live_section",
            "live_article_id",
            "id",
            "section_id",
            "array(select id from section where visible and path %2$s union all select s.id from past_section_path p"
                    + " join section s on s.id = p.section_id where s.visible and p.path %2$s)"),
    COLLECTION(
            "collection_item",
            "article_id",
            "article_id",
            "collection_id",
            "array(select c.id from collection c where " + Positions.visible("c") + " and c.slug %2$s)"),
    AUTHOR(
            "live_author",
            "live_article_id",
            "id",
            "author_id",
            "array(select distinct author_id from author_slug where slug %2$s)"),
    TAG("live_tag", "live_article_id", "id", "tag_id", "array(select distinct tag_id from tag_slug where slug %2$s)"),
    SOURCE("source_id", "array(select id from source where slug %2$s)"),
    EDITION("edition_id", "array(select id from edition where key %2$s)"),
    KIND("kind", "cast(:%1$s as text[])"),
    LANGUAGE("language", "cast(:%1$s as text[])");

    private static final String LIVE = "live_article";

    /** Its rows. */
    final String table;
    /** The column of its rows that says whose they are, and the column of the live row that it means. */
    final String owner;

    final String owned;
    /** The column of its rows that says which label it is. */
    final String label;

    private final String known;

    ArticleLabel(String table, String owner, String owned, String label, String known) {
        this.table = table;
        this.owner = owner;
        this.owned = owned;
        this.label = label;
        this.known = known;
    }

    /** A column of the live row. */
    ArticleLabel(String column, String known) {
        this(LIVE, "id", "id", column, known);
    }

    /** Whether it has rows of its own. */
    boolean hasRows() {
        return !table.equals(LIVE);
    }

    /** Whether its rows are kept in the order of first publication, as indexes are. */
    boolean isByPublication() {
        return this != COLLECTION;
    }

    /** Whether a change of which articles carry it names it in the log ({@link ListTags#articlesOf}). */
    boolean isTold() {
        return this == SECTION || this == AUTHOR || this == TAG;
    }

    /** The order of one label's rows in their index. */
    String inIndex() {
        return isByPublication() ? " order by n.published_at desc, n.article_id desc" : " order by n.position";
    }

    /**
     * The ids of the labels whose keys a parameter holds, as an array. A single key is compared by itself: of an array
     * PostgreSQL expects ten, and would rather plan anew each time than once for all values.
     */
    String ids(String parameter, int keys) {
        return known.formatted(
                parameter, keys == 1 ? "= (cast(:" + parameter + " as text[]))[1]" : "= any(:" + parameter + ")");
    }

    /** Whether {@code label_count} says how many articles carry each. */
    boolean isCounted() {
        return this == AUTHOR || this == TAG;
    }

    /**
     * The id of the live row of one of its rows {@code n}, as the row itself knows it: what is asked of it there is
     * asked before the live row is fetched.
     */
    private String liveId() {
        return this == COLLECTION ? "l.id" : "n." + owner;
    }

    /**
     * That the live row {@code l} carries one of these. "offset 0" keeps the planner from turning it around: rows are
     * walked in their order and looked at one by one.
     *
     * @param found by which label's rows {@code n} it is found; null when by none
     */
    String isOneOf(String ids, ArticleLabel found) {
        if (!hasRows()) {
            return "l." + label + " = any(" + ids + ")";
        }
        var row = found == null || this == COLLECTION ? "l." + owned : found.liveId();
        return "exists (select from " + table + " x where x." + owner + " = " + row + " and x." + label + " = any("
                + ids + ") offset 0)";
    }
}
