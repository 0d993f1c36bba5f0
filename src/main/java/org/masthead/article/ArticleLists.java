package org.masthead.article;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.masthead.change.Positions;
import org.masthead.database.Columns;
import org.masthead.database.Statements;
import org.masthead.http.Cursor;
import org.masthead.http.Keyset;

/**
 * Finds the articles of a list. Its queries are put together from fixed fragments, here, in {@link ArticleQuery} and in
 * {@link ArticleOrder}; what a request says only ever becomes a parameter.
 *
 * <p>First the rows of a page are found by narrow rows of an index, in their order; only they are then looked at whole.
 */
@ApplicationScoped
class ArticleLists {

    /** A label with fewer rows than this is rare: all its rows are fetched and sorted. */
    static final int RARE = 1000;

    /** How far items are counted one by one for an estimate. */
    private static final int COUNTED = 10_000;

    /** How many articles facets are counted of: as many as a search can be paged through. */
    private static final int COUNTED_BY_FACET = 1000;

    private static final Pattern PLANNED_ROWS = Pattern.compile("rows=(\\d+)");

    private final Statements statements;
    private final ArticleRows articles;
    private final ObjectReader facetsReader;

    ArticleLists(Statements statements, ArticleRows articles, ObjectMapper json) {
        this.statements = statements;
        this.articles = articles;
        this.facetsReader = json.readerFor(Facets.class);
    }

    /**
     * What lists depend on: the newest change of anything, the last due time that has passed, and the next one; and,
     * where there is a choice of how to find its articles, how rare the labels are that it asks for.
     */
    State state(ArticleQuery wanted) {
        var hasChoice = hasChoice(wanted);
        var sizes = wanted.wanted().stream()
                .map(label -> hasChoice ? label.size(RARE) : "0")
                .collect(Collectors.joining(", "));
        var state = statements
                .first(
                        "select coalesce((select max(position) from change_log), 0) as position, due.*, cast(array["
                                + sizes + "] as bigint[]) as sizes, "
                                + (wanted.told() == null
                                        ? "null"
                                        : wanted.told().ids()) + " as told from (select " + Positions.DUE_TIMES
                                + ") due (last, next)",
                        wanted.values(),
                        row -> new State(
                                row.getLong("position"),
                                Columns.instant(row, "last"),
                                Columns.instant(row, "next"),
                                (Long[]) row.getArray("sizes").getArray(),
                                wanted.told() == null ? List.of() : Columns.uuids(row, "told")))
                .orElseThrow();
        return state.isUnclear() ? state.with(commonSizes(wanted)) : state;
    }

    private Long[] commonSizes(ArticleQuery wanted) {
        var sizes =
                wanted.wanted().stream().map(label -> label.commonSize(RARE)).collect(Collectors.joining(", "));
        return statements
                .first("select cast(array[" + sizes + "] as bigint[]) as sizes", wanted.values(), row ->
                        (Long[]) row.getArray("sizes").getArray())
                .orElseThrow();
    }

    /**
     * A position in the change log, and the due times before and after now.
     *
     * @param sizes of the labels that are asked for, about from {@link #RARE} on; 0 where they do not matter
     * @param told the ids of {@link ArticleQuery#told}
     */
    record State(long position, Instant lastDue, Instant nextDue, Long[] sizes, List<UUID> told) {

        String tag() {
            return position + " " + lastDue;
        }

        /** Whether all labels that may be walked are common, so that one may be far more so than another. */
        private boolean isUnclear() {
            return sizes.length > 1 && Arrays.stream(sizes).allMatch(size -> size == RARE);
        }

        private State with(Long[] better) {
            return new State(position, lastDue, nextDue, better, told);
        }
    }

    /** The articles that are wanted, from a place in their order on, the nearest to it first. */
    List<ArticleRow> matching(ArticleQuery wanted, State state, ArticleShape shape, Cursor place, int rows) {
        return matching(wanted, state, shape, place, rows, Set.of()).rows();
    }

    /** The same, and what the newest of all that are wanted carry most often; null when no facets are asked for. */
    Matches matching(ArticleQuery wanted, State state, ArticleShape shape, Cursor place, int rows, Set<Facet> facets) {
        var values = wanted.values();
        values.put("rows", rows);
        Keyset.bind(place, values::put);
        // A search is looked through once for both.
        var inOne = wanted.isSearch() && !facets.isEmpty();
        values.put("facetLanguage", wanted.language());
        var counts =
                inOne ? ", case when row_number() over () = 1 then " + Facet.counts(facets) + " end as facets" : "";
        var found = statements.list(
                (wanted.isSearch() ? "with found as materialized (select * from " + wanted.window() + ") " : "")
                        + "select f.key::text as key, " + articles.columns(shape) + counts
                        + " from (" + found(wanted, wanted.order(), state, place)
                        + ") f join live_article l on l.id = f.id" + articles.joins(shape)
                        + wanted.order().keyset.over("f.key", "f.article_id").orderBy(place),
                values,
                row -> new Found(
                        articles.read(row, shape, Arrays.asList(row.getString("key"), row.getString("article_id"))),
                        inOne ? Columns.<Facets>json(row, "facets", facetsReader) : null));
        var counted = found.stream().map(Found::facets).filter(Objects::nonNull).findFirst();
        return new Matches(
                found.stream().map(Found::row).toList(),
                facets.isEmpty() ? null : counted.orElseGet(() -> facets(facets, wanted, state)));
    }

    /**
     * Articles of a list, and what it has in common.
     *
     * @param facets null when none were asked for
     */
    record Matches(List<ArticleRow> rows, Facets facets) {}

    /** @param facets of all matches, on one of the rows */
    private record Found(ArticleRow row, Facets facets) {}

    private Facets facets(Set<Facet> facets, ArticleQuery wanted, State state) {
        var values = wanted.values();
        values.put("rows", COUNTED_BY_FACET);
        values.put("facetLanguage", wanted.language());
        var found = wanted.isSearch()
                ? "select * from " + wanted.window()
                : found(wanted, ArticleOrder.NEWEST, state, null);
        return statements
                .first(
                        "with found as materialized (" + found + ") select " + Facet.counts(facets) + " as facets",
                        values,
                        row -> Columns.<Facets>json(row, "facets", facetsReader))
                .orElseThrow();
    }

    private static String found(ArticleQuery wanted, ArticleOrder in, State state, Cursor place) {
        var order = in.keyset;
        var columns = "l.id, " + order.column() + " as key, l.article_id";
        var end = order.over("key", "article_id").orderBy(place) + " limit :rows";
        if (wanted.isSearch()) {
            return "select " + columns + " from (" + window(in) + ") l where true" + order.behind(place) + end;
        }
        var by = foundBy(wanted, in, state);
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
                    + inLabel.behind(place) + inLabel.orderBy(place) + " limit :rows) m" + end;
        }
        // All rows of a rare label. The planner does not know how rare it is: without fences it might read all
        // articles.
        return "select distinct " + columns + " " + each + "select n." + label.owner + " from " + label.table
                + " n where n." + label.label + " = v.id" + label.inIndex() + " limit " + 2 * RARE
                + ") n cross join lateral (select * from live_article l where l." + label.owned + " = n." + label.owner
                + " and " + wanted.conditions(by) + " offset 0) l where true" + order.behind(place) + end;
    }

    private static String rows(ArticleQuery.Wanted by) {
        var label = by.label();
        return " from " + label.table + " n join live_article l on l." + label.owned + " = n." + label.owner
                + " where n." + label.label;
    }

    /** The newest matches, with how well they match; the rows themselves only when sorted by what is in them. */
    private static String window(ArticleOrder order) {
        return switch (order) {
            case NEWEST_CHANGE, OLDEST_CHANGE, HEADLINE ->
                "select l.*, f.rank from found f join live_article l on l.id = f.id";
            default -> "select * from found";
        };
    }

    /** The label whose rows are walked: the rarest; none when walking all articles in their order is quicker. */
    private static ArticleQuery.Wanted foundBy(ArticleQuery wanted, ArticleOrder order, State state) {
        var labels = wanted.wanted();
        if (order == ArticleOrder.CURATED) {
            return labels.stream()
                    .filter(label -> label.label() == ArticleLabel.COLLECTION)
                    .findFirst()
                    .orElseThrow();
        }
        return IntStream.range(0, labels.size())
                .boxed()
                .filter(index -> state.sizes()[index] < RARE
                        || order.isByPublication() && labels.get(index).label().isByPublication())
                .min(Comparator.comparing(index -> state.sizes()[index]))
                .map(labels::get)
                .orElse(null);
    }

    /**
     * Whether it depends on sizes by what the rows are found: a single label in the order of its own rows is walked.
     */
    private static boolean hasChoice(ArticleQuery wanted) {
        var labels = wanted.wanted();
        return labels.size() > 1
                || labels.size() == 1
                        && !(labels.get(0).label().isByPublication()
                                && (wanted.isSearch() || wanted.order().isByPublication()));
    }

    /** How many articles are wanted in all. */
    long total(ArticleQuery wanted, State state) {
        return count(wanted, counted(wanted, state));
    }

    /** The same, exact up to 10,000, beyond that what the planner expects. */
    long estimate(ArticleQuery wanted, State state) {
        var counted = counted(wanted, state);
        var count = count(wanted, counted + " limit " + (COUNTED + 1));
        if (count <= COUNTED) {
            return count;
        }
        var plan = statements
                .first("explain " + counted, wanted.values(), row -> row.getString(1))
                .orElseThrow();
        var planned = PLANNED_ROWS.matcher(plan);
        return Math.max(count, planned.find() ? Long.parseLong(planned.group(1)) : count);
    }

    private long count(ArticleQuery wanted, String rows) {
        return statements
                .first("select count(*) from (" + rows + ") c", wanted.values(), row -> row.getLong(1))
                .orElseThrow();
    }

    private static String counted(ArticleQuery wanted, State state) {
        var matches = wanted.isSearch()
                ? " and l.id in (select live_article_id from article_search where words @@ (" + wanted.sought() + "))"
                : "";
        var by = foundBy(wanted, ArticleOrder.NEWEST, state);
        return by == null
                ? "select l.id from live_article l where " + wanted.conditions(null) + matches
                : "select distinct l.id" + rows(by) + " = any(" + by.ids() + ") and " + wanted.conditions(by) + matches;
    }
}
