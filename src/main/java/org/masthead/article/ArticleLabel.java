package org.masthead.article;

/**
 * What articles are found by that hangs on them by rows of its own. All fragments are fixed; the keys of a request are
 * the parameter that {@link #ids} names.
 */
enum ArticleLabel {
    SECTION("live_section", "live_article_id", "id", "section_id", "select id from section where visible and path"),
    COLLECTION(
            "collection_item",
            "article_id",
            "article_id",
            "collection_id",
            "select id from collection where visible_from <= now() and (visible_until is null or visible_until > now())"
                    + " and slug"),
    AUTHOR("live_author", "live_article_id", "id", "author_id", "select id from author where slug"),
    TAG("live_tag", "live_article_id", "id", "tag_id", "select id from tag where slug");

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

    /** Whether its rows are kept in the order of first publication, as indexes are. */
    boolean isByPublication() {
        return this != COLLECTION;
    }

    /** The ids of the labels whose keys a parameter holds. */
    String ids(String parameter) {
        return "array(" + known + " = any(:" + parameter + "))";
    }
}
