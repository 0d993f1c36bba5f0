package org.masthead.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.masthead.database.Columns;
import org.masthead.database.Statements;

/** What comes with the list that a search has found: where it matches, what else to search for. */
@ApplicationScoped
class ArticleSearch {

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
