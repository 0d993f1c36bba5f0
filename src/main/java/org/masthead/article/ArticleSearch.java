package org.masthead.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.masthead.database.Columns;
import org.masthead.database.Statements;

/** What comes with the list that a search has found: where it matches, what it is about, what else to search for. */
@ApplicationScoped
class ArticleSearch {

    /** How many articles facets are counted of: as many as a search can be paged through. */
    private static final int WINDOW = 1000;

    private final Statements statements;

    ArticleSearch(Statements statements) {
        this.statements = statements;
    }

    /** Where these live rows have what was searched for. */
    Map<UUID, Highlights> highlights(String words, Collection<UUID> liveIds) {
        var highlights = new HashMap<UUID, Highlights>();
        if (!liveIds.isEmpty()) {
            statements.list(
                    """
                    select l.id, l.headline, search_highlight(l.headline, c, q) as marked_headline,
                      l.summary, search_highlight(l.summary, c, q) as marked_summary,
                      b as body, search_highlight(b, c, q) as marked_body
                    from live_article l, left(l.body_text, 20000) b, search_configuration(l.language) c,
                      websearch_to_tsquery(c, search_text(:words)) q
                    where l.id = any(:ids)
                    """,
                    Map.of("words", words, "ids", liveIds.toArray(UUID[]::new)),
                    row -> highlights.put(
                            Columns.uuid(row, "id"),
                            new Highlights(
                                    marked(row, "headline").html(),
                                    row.getString("summary") == null
                                            ? null
                                            : marked(row, "summary").html(),
                                    marked(row, "body").passages())));
        }
        return highlights;
    }

    private static MarkedText marked(ResultSet row, String column) throws SQLException {
        return MarkedText.of(row.getString(column), row.getString("marked_" + column));
    }

    private record Count(String facet, FacetValue value) {}

    /** What the newest articles of a list carry most often; null when nothing was asked for. */
    Facets facets(Set<Facet> facets, ArticleQuery wanted, ArticleLists.State state) {
        if (facets.isEmpty()) {
            return null;
        }
        var counts = facets.stream().map(Facet::counts).collect(Collectors.joining(" union all "));
        var bound = wanted.values();
        bound.put("rows", WINDOW);
        bound.put("facetLanguage", wanted.language());
        var values = statements
                .list(
                        "with found as materialized (" + ArticleLists.newest(wanted, state) + ") " + counts
                                + " order by 1, 4 desc, 2",
                        bound,
                        row -> new Count(
                                row.getString(1), new FacetValue(row.getString(2), row.getString(3), row.getLong(4))))
                .stream()
                .collect(Collectors.groupingBy(Count::facet, Collectors.mapping(Count::value, Collectors.toList())));
        facets.forEach(facet -> values.putIfAbsent(facet.text(), List.of()));
        return new Facets(values.get("section"), values.get("tag"), values.get("author"));
    }

    /**
     * What to search for instead, when nothing was found: the same words, those that readers do not find replaced by
     * ones of headlines that they do. Null when that would find nothing either.
     */
    String suggestion(ArticleQuery wanted) {
        // The row is there also when it holds null.
        var words = statements
                .list("select search_suggestion(:words)", Map.of("words", wanted.words()), row -> row.getString(1))
                .get(0);
        return words != null && finds(wanted, words) ? words : null;
    }

    /** Whether other words find anything that passes the same filters. */
    private boolean finds(ArticleQuery wanted, String words) {
        var values = wanted.values();
        values.put("q", words);
        return statements
                .first("select exists (select from " + wanted.window() + ")", values, row -> row.getBoolean(1))
                .orElseThrow();
    }
}
