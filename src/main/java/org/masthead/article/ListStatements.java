package org.masthead.article;

import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.masthead.http.Cursor;

/**
 * How the articles of a list are found: statements put together from fixed fragments, here, in {@link ArticleQuery} and
 * in {@link ArticleOrder}; what a request says only ever becomes a parameter.
 *
 * <p>First the rows of a page are found by narrow rows of an index, in their order; only they are then looked at whole.
 * {@code sizes} are those of the labels that are asked for, about from {@link #RARE} on.
 */
final class ListStatements {

    /** A label with fewer rows than this is rare: all its rows are fetched and sorted. */
    static final int RARE = 1000;

    /** A page as it is by default and the longest there is, each with the row behind it. */
    private static final int USUAL = 21;

    private static final int LONGEST = 101;

    private ListStatements() {}

    /**
     * Rows {@code id}, {@code key} and {@code article_id}, as many as the parameter {@code rows} says: of a search in
     * what it has {@code found}.
     *
     * <p>Of a parameter PostgreSQL expects a tenth of all rows, so that one plan for all values looks worse than a new
     * one each time, which takes longer to make than to carry out. Where only one way is good, whatever the values, it
     * is told a number first.
     *
     * @param place where to go on; null: at the beginning
     */
    static String found(ArticleQuery wanted, ArticleOrder in, Long[] sizes, Cursor place, int rows) {
        var by = wanted.isSearch() ? null : foundBy(wanted, in, sizes);
        if (rows > LONGEST || !isSteady(wanted, in, by)) {
            return found(wanted, in, by, place, " limit :rows");
        }
        return "select * from (" + found(wanted, in, by, place, " limit " + (rows <= USUAL ? USUAL : LONGEST)) + ") s"
                + in.keyset.over("key", "article_id").orderBy(place) + " limit :rows";
    }

    private static String found(
            ArticleQuery wanted, ArticleOrder in, ArticleQuery.Wanted by, Cursor place, String limit) {
        var order = in.keyset;
        var columns = "l.id, " + order.column() + " as key, l.article_id";
        var end = order.over("key", "article_id").orderBy(place) + limit;
        if (wanted.isSearch()) {
            return "select " + columns + " from (" + window(in) + ") l where true" + order.behind(place) + end;
        }
        if (by == null) {
            return "select " + columns + " from live_article l where " + wanted.conditions(null) + order.behind(place)
                    + end;
        }
        var label = by.label();
        var each = "from unnest(" + by.ids() + ") v (id) cross join lateral (";
        if (in == ArticleOrder.CURATED || in.isByPublication() && label.isByPublication()) {
            // Of each label the first rows of its index, and of those of all labels the first.
            var inLabel = order.over(in.isByPublication() ? "n.published_at" : order.column(), "n.article_id");
            return "select distinct m.id, m.key, m.article_id " + each + "select l.id, " + inLabel.column()
                    + " as key, n.article_id" + rows(by) + " = v.id"
                    + (label.isByPublication() ? wanted.published() : "") + " and " + wanted.conditions(by)
                    + inLabel.behind(place) + inLabel.orderBy(place) + limit + ") m" + end;
        }
        // All rows of a rare label. The planner does not know how rare it is: without fences it might read all
        // articles.
        return "select distinct " + columns + " " + each + "select n." + label.owner + " from " + label.table
                + " n where n." + label.label + " = v.id" + label.inIndex() + " limit " + 2 * RARE
                + ") n cross join lateral (select * from live_article l where l." + label.owned + " = n." + label.owner
                + " and " + wanted.conditions(by) + " offset 0) l where true" + order.behind(place) + end;
    }

    /** Whether nothing that a request says makes another way of finding the rows better. */
    private static boolean isSteady(ArticleQuery wanted, ArticleOrder order, ArticleQuery.Wanted by) {
        var labels = wanted.wanted();
        if (wanted.isBounded()) {
            return false;
        }
        if (order.isByContent()) {
            return !wanted.isSearch() && labels.isEmpty();
        }
        return wanted.isSearch()
                || labels.isEmpty()
                || by != null && labels.stream().allMatch(label -> label.label().hasRows());
    }

    private static String rows(ArticleQuery.Wanted by) {
        var label = by.label();
        return " from " + label.table + " n join live_article l on l." + label.owned + " = n." + label.owner
                + " where n." + label.label;
    }

    /** The newest matches, with how well they match; the rows themselves only when sorted by what is in them. */
    private static String window(ArticleOrder order) {
        return order.isByContent()
                ? "select l.*, f.rank from found f join live_article l on l.id = f.id"
                : "select * from found";
    }

    /**
     * The sizes of the labels that are asked for: counted as far as tells the rare from the common, and where all are
     * common about, as one may be far more so than another.
     */
    static String sizes(ArticleQuery wanted) {
        var labels = wanted.wanted();
        return "(select case when " + RARE + " = all(counted) then "
                + bigints(labels.stream().map(label -> label.commonSize(RARE))) + " else counted end from (select "
                + bigints(labels.stream().map(label -> label.size(RARE))) + " as counted offset 0) c)";
    }

    private static String bigints(Stream<String> values) {
        return "cast(array[" + values.collect(Collectors.joining(", ")) + "] as bigint[])";
    }

    /** The label whose rows are walked: the rarest; none when walking all articles in their order is quicker. */
    private static ArticleQuery.Wanted foundBy(ArticleQuery wanted, ArticleOrder order, Long[] sizes) {
        var labels = wanted.wanted();
        if (order == ArticleOrder.CURATED) {
            return labels.stream()
                    .filter(label -> label.label() == ArticleLabel.COLLECTION)
                    .findFirst()
                    .orElseThrow();
        }
        return IntStream.range(0, labels.size())
                .boxed()
                .filter(index -> sizes[index] < RARE
                        || order.isByPublication() && labels.get(index).label().isByPublication())
                .min(Comparator.comparing(index -> sizes[index]))
                .map(labels::get)
                .orElse(null);
    }

    /**
     * Whether it depends on sizes by what the rows are found: a single label in the order of its own rows is walked.
     */
    static boolean hasChoice(ArticleQuery wanted) {
        var labels = wanted.wanted();
        return labels.size() > 1
                || labels.size() == 1
                        && !(labels.get(0).label().isByPublication()
                                && (wanted.isSearch() || wanted.order().isByPublication()));
    }

    /**
     * Whether any of the labels can be walked in the order of a list that is no search: whatever their sizes are
     * thought to be, the same is found, only sooner or later.
     */
    static boolean isWalked(ArticleQuery wanted) {
        return wanted.order().isByPublication()
                && wanted.wanted().stream().allMatch(label -> label.label().isByPublication());
    }

    /** The ids of all live rows that are wanted. */
    static String counted(ArticleQuery wanted, Long[] sizes) {
        var matches = wanted.isSearch()
                ? " and l.id in (select live_article_id from article_search where words @@ (" + wanted.sought() + "))"
                : "";
        var by = foundBy(wanted, ArticleOrder.NEWEST, sizes);
        return by == null
                ? "select l.id from live_article l where " + wanted.conditions(null) + matches
                : "select distinct l.id" + rows(by) + " = any(" + by.ids() + ") and " + wanted.conditions(by) + matches;
    }
}
