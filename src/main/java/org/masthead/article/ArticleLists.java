package org.masthead.article;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.masthead.change.Positions;
import org.masthead.database.Columns;
import org.masthead.database.Statements;
import org.masthead.http.Cursor;
import org.masthead.http.Keyset;

/** Finds the articles of a list and counts them, by {@link ListStatements}. */
@ApplicationScoped
class ArticleLists {

    /** How far items are counted one by one for an estimate. */
    private static final int COUNTED = 10_000;

    /** How many articles facets are counted of: as many as a search can be paged through. */
    private static final int COUNTED_BY_FACET = 1000;

    /** In SQL, of one row: the last due time that has passed, and the next one. */
    private static final String DUE = "(select " + Positions.DUE_TIMES + ") due (last, next)";

    /** The sizes of labels where it does not matter which are rare. */
    private static final Long[] NO_CHOICE = {0L};

    private static final Pattern PLANNED_ROWS = Pattern.compile("rows=(\\d+)");

    private final Statements statements;
    private final ArticleRows articles;
    private final ObjectReader facetsReader;
    private final LabelSizes labelSizes = new LabelSizes();

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
        if (!ListStatements.hasChoice(wanted)) {
            return state(wanted, "", row -> NO_CHOICE);
        }
        var state = state(wanted, ", " + ListStatements.sizes(wanted) + " as sizes", row ->
                (Long[]) row.getArray("sizes").getArray());
        labelSizes.keep(wanted, state.sizes());
        return state;
    }

    private State state(ArticleQuery wanted, String columns, Statements.Row<Long[]> sizes) {
        return statements
                .first(
                        "select " + stateColumns(wanted) + columns + " from " + DUE,
                        wanted.values(),
                        row -> readState(row, wanted, sizes.of(row)))
                .orElseThrow();
    }

    private static String stateColumns(ArticleQuery wanted) {
        return "coalesce((select max(position) from change_log), 0) as position, due.*, "
                + (wanted.told() == null ? "null" : wanted.told().ids()) + " as told";
    }

    private static State readState(ResultSet row, ArticleQuery wanted, Long[] sizes) throws SQLException {
        return new State(
                row.getLong("position"),
                Columns.instant(row, "last"),
                Columns.instant(row, "next"),
                sizes,
                wanted.told() == null ? List.of() : Columns.uuids(row, "told"));
    }

    /**
     * A position in the change log, and the due times before and after now.
     *
     * @param sizes of the labels that are asked for, from {@link ListStatements#RARE} on about; 0 where they do not
     *     matter
     * @param told the ids of {@link ArticleQuery#told}
     */
    record State(long position, Instant lastDue, Instant nextDue, Long[] sizes, List<UUID> told) {

        String tag() {
            return position + " " + lastDue;
        }
    }

    /**
     * What a list depends on, and then what it has. Both are asked for at once, unless it takes the one to know how to
     * find the other, which is then remembered for a while; and a search takes so long that it is not begun for who may
     * have its list.
     *
     * @param isKnown whether the client may have it already: then all it may take is what it depends on
     */
    Reading read(ArticleQuery wanted, ArticleShape shape, Cursor place, int rows, Set<Facet> facets, boolean isKnown) {
        var sizes = isKnown || wanted.isSearch() ? null : knownSizes(wanted);
        if (sizes != null) {
            var found = found(wanted, sizes, shape, place, rows, facets, true);
            var state = found.get(0).state();
            return new Reading(state, () -> matches(found, facets, wanted, state));
        }
        var state = state(wanted);
        return new Reading(state, () -> matching(wanted, state, shape, place, rows, facets));
    }

    /** Enough to find the articles by; null when they have to be asked for. */
    private Long[] knownSizes(ArticleQuery wanted) {
        if (!ListStatements.hasChoice(wanted)) {
            return NO_CHOICE;
        }
        return ListStatements.isWalked(wanted) ? labelSizes.of(wanted) : null;
    }

    /** What a list depends on, and what it has by then or later. */
    record Reading(State state, Supplier<Matches> matches) {}

    /**
     * The articles that are wanted, from a place in their order on, the nearest to it first, and what the newest of all
     * that are wanted carry most often.
     */
    Matches matching(ArticleQuery wanted, State state, ArticleShape shape, Cursor place, int rows, Set<Facet> facets) {
        return matches(found(wanted, state.sizes(), shape, place, rows, facets, false), facets, wanted, state);
    }

    /**
     * @param withState whether the state is asked for along with them; it stands on the first row, which may have none
     */
    private List<Found> found(
            ArticleQuery wanted,
            Long[] sizes,
            ArticleShape shape,
            Cursor place,
            int rows,
            Set<Facet> facets,
            boolean withState) {
        var values = wanted.valuesForFacets();
        values.put("rows", rows);
        Keyset.bind(place, values::put);
        // A search is looked through once for both.
        var inOne = wanted.isSearch() && !facets.isEmpty();
        var counts =
                inOne ? ", case when row_number() over () = 1 then " + Facet.counts(facets) + " end as facets" : "";
        return statements.list(
                (wanted.isSearch() ? "with found as materialized (select * from " + wanted.window() + ") " : "")
                        + "select f.key::text as key, " + articles.columns(shape) + counts
                        + (withState ? ", " + stateColumns(wanted) : "")
                        + " from " + (withState ? DUE + " left join " : "") + "("
                        + ListStatements.found(wanted, wanted.order(), sizes, place, rows) + ") f"
                        + (withState ? " on true left" : "") + " join live_article l on l.id = f.id"
                        + articles.joins(shape)
                        + wanted.order().keyset.over("f.key", "f.article_id").orderBy(place),
                values,
                row -> new Found(
                        row.getObject("id") == null
                                ? null
                                : articles.read(
                                        row, shape, Arrays.asList(row.getString("key"), row.getString("article_id"))),
                        inOne ? Columns.<Facets>json(row, "facets", facetsReader) : null,
                        withState && row.getRow() == 1 ? readState(row, wanted, sizes) : null));
    }

    private Matches matches(List<Found> found, Set<Facet> facets, ArticleQuery wanted, State state) {
        var counted = found.stream().map(Found::facets).filter(Objects::nonNull).findFirst();
        return new Matches(
                found.stream().map(Found::row).filter(Objects::nonNull).toList(),
                facets.isEmpty() ? null : counted.orElseGet(() -> facets(facets, wanted, state)));
    }

    /**
     * Articles of a list, and what it has in common.
     *
     * @param facets null when none were asked for
     */
    record Matches(List<ArticleRow> rows, Facets facets) {}

    /**
     * @param row null where there is none
     * @param facets of all matches, on one of the rows
     * @param state on the first row, where it was asked for
     */
    private record Found(ArticleRow row, Facets facets, State state) {}

    private Facets facets(Set<Facet> facets, ArticleQuery wanted, State state) {
        var values = wanted.valuesForFacets();
        values.put("rows", COUNTED_BY_FACET);
        var found = wanted.isSearch()
                ? "select * from " + wanted.window()
                : ListStatements.found(wanted, ArticleOrder.NEWEST, state.sizes(), null, COUNTED_BY_FACET);
        return statements
                .first(
                        "with found as materialized (" + found + ") select " + Facet.counts(facets) + " as facets",
                        values,
                        row -> Columns.<Facets>json(row, "facets", facetsReader))
                .orElseThrow();
    }

    /** How many articles are wanted in all. */
    long total(ArticleQuery wanted, State state) {
        return count(wanted, ListStatements.counted(wanted, state.sizes()));
    }

    /** The same, exact up to 10,000, beyond that what the planner expects. */
    long estimate(ArticleQuery wanted, State state) {
        var counted = ListStatements.counted(wanted, state.sizes());
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
}
