package org.masthead.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** What comes with the list that a search has found: where it matches, what it is about, what else to search for. */
@ApplicationScoped
class ArticleSearch {

    /** How many articles facets are counted of: as many as a search can be paged through. */
    private static final int WINDOW = 1000;

    private final Session session;

    ArticleSearch(Session session) {
        this.session = session;
    }

    record HighlightRow(
            UUID liveId,
            String headline,
            String markedHeadline,
            String summary,
            String markedSummary,
            String body,
            String markedBody) {

        Highlights highlights() {
            return new Highlights(
                    MarkedText.of(headline, markedHeadline).html(),
                    summary == null
                            ? null
                            : MarkedText.of(summary, markedSummary).html(),
                    MarkedText.of(body, markedBody).passages());
        }
    }

    /** Where these live rows have what was searched for. */
    Map<UUID, Highlights> highlights(String words, Collection<UUID> liveIds) {
        return liveIds.isEmpty()
                ? Map.of()
                : session
                        .createNativeQuery("""
                                select l.id, l.headline, search_highlight(l.headline, c, q),
                                  l.summary, search_highlight(l.summary, c, q), b, search_highlight(b, c, q)
                                from live_article l, left(l.body_text, 20000) b, search_configuration(l.language) c,
                                  websearch_to_tsquery(c, search_text(:words)) q
                                where l.id in (:ids)
                                """, HighlightRow.class)
                        .setParameter("words", words)
                        .setParameter("ids", liveIds)
                        .getResultList()
                        .stream()
                        .collect(Collectors.toMap(HighlightRow::liveId, HighlightRow::highlights));
    }

    record FacetRow(String facet, String value, String name, Long count) {

        FacetValue asValue() {
            return new FacetValue(value, name, count);
        }
    }

    /** What the newest articles of a list carry most often; null when nothing was asked for. */
    Facets facets(Set<Facet> facets, ArticleQuery wanted, ArticleLists.State state) {
        if (facets.isEmpty()) {
            return null;
        }
        var counts = facets.stream().map(Facet::counts).collect(Collectors.joining(" union all "));
        var query = session.createNativeQuery(
                "with found as materialized (" + ArticleLists.newest(wanted, state) + ") " + counts
                        + " order by 1, 4 desc, 2",
                FacetRow.class);
        wanted.bind(query).setParameter("rows", WINDOW);
        if (facets.stream().anyMatch(Facet::isNamedByLanguage)) {
            query.setParameter("facetLanguage", wanted.language(), String.class);
        }
        var values = query.getResultList().stream()
                .collect(Collectors.groupingBy(
                        FacetRow::facet, Collectors.mapping(FacetRow::asValue, Collectors.toList())));
        facets.forEach(facet -> values.putIfAbsent(facet.text(), List.of()));
        return new Facets(values.get("section"), values.get("tag"), values.get("author"));
    }

    /**
     * What to search for instead, when nothing was found: the same words, those that readers do not find replaced by
     * ones of headlines that they do. Null when that would find nothing either.
     */
    String suggestion(ArticleQuery wanted) {
        var words = session.createNativeQuery("select search_suggestion(:words)", String.class)
                .setParameter("words", wanted.words())
                .getSingleResultOrNull();
        return words != null && finds(wanted, words) ? words : null;
    }

    /** Whether other words find anything that passes the same filters. */
    private boolean finds(ArticleQuery wanted, String words) {
        return wanted.bind(
                        session.createNativeQuery("select exists (select from " + wanted.window() + ")", Boolean.class))
                .setParameter("q", words)
                .getSingleResult();
    }
}
