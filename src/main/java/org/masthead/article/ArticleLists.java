package org.masthead.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.masthead.http.Cursor;

/**
 * Finds the articles of a list. Its queries are put together from fixed fragments, here and in {@link ArticleOrder};
 * what a request says only ever becomes a parameter.
 */
@ApplicationScoped
class ArticleLists {

    private static final String SEARCH = """
            \sfrom (
              select l.*, (1000000 * ts_rank_cd(l.search, w.query))::bigint as rank
              from (select search_query(:q, array(select language from edition where visible)) as query) w,
                live_article l
              where l.search @@ w.query and %s
              order by l.published_at desc limit :window) l\
            """.formatted(PublishedArticles.VISIBLE);

    /**
     * How many matches of a search are looked at: the newest ones, so that a common word costs no more than a rare one.
     */
    private static final int SEARCH_WINDOW = 1000;

    private static final Pattern IDLE_MINUS = Pattern.compile("-(?![\\p{L}\\p{N}\"])");

    private final Session session;

    ArticleLists(Session session) {
        this.session = session;
    }

    /** What lists depend on: the newest change of anything, the last due time that has passed, and the next one. */
    State state() {
        return session.createNativeQuery("""
                        select coalesce((select max(position) from change_log), 0),
                          greatest(
                            (select max(visible_from) from live_article where visible_from <= now()),
                            (select max(visible_until) from live_article where visible_until <= now()),
                            (select max(visible_from) from collection where visible_from <= now()),
                            (select max(visible_until) from collection where visible_until <= now())),
                          least(
                            (select min(visible_from) from live_article where visible_from > now()),
                            (select min(visible_until) from live_article where visible_until > now()),
                            (select min(visible_from) from collection where visible_from > now()),
                            (select min(visible_until) from collection where visible_until > now()))
                        """, State.class).getSingleResult();
    }

    /** A position in the change log, and the due times before and after now. */
    record State(Long position, Instant lastDue, Instant nextDue) {}

    /** The articles that pass the filter, from a place in their order on, the nearest to it first. */
    List<PublishedArticles.CardRow> matching(ArticleFilter filter, Cursor place, int rows) {
        var order = orderOf(filter);
        var query = session.createNativeQuery(
                "select " + order.keys() + ", " + PublishedArticles.CARD_COLUMNS + from(filter)
                        + PublishedArticles.CARD_JOINS + where(filter) + order.behind(place) + order.orderBy(place),
                PublishedArticles.CardRow.class);
        if (filter.section() != null) {
            query.setParameter("section", filter.section());
        }
        if (filter.collection() != null) {
            query.setParameter("collection", filter.collection());
        }
        if (filter.q() != null) {
            query.setParameter("q", words(filter.q())).setParameter("window", SEARCH_WINDOW);
        }
        if (place != null) {
            IntStream.range(0, place.keys().size())
                    .forEach(index ->
                            query.setParameter("key" + index, place.keys().get(index)));
        }
        return query.setMaxResults(rows).getResultList();
    }

    /** Without minus signs that leave nothing out: PostgreSQL stacks them up, and has room for 32. */
    private static String words(String q) {
        return IDLE_MINUS.matcher(q).replaceAll(" ");
    }

    private static ArticleOrder orderOf(ArticleFilter filter) {
        if (filter.q() != null) {
            return ArticleOrder.RELEVANCE;
        }
        if (filter.collection() != null) {
            return ArticleOrder.CURATED;
        }
        return filter.section() == null ? ArticleOrder.NEWEST : ArticleOrder.NEWEST_IN_SECTION;
    }

    private static String from(ArticleFilter filter) {
        var rows = filter.q() == null ? " from live_article l" : SEARCH;
        var section = filter.section() == null ? "" : " join live_section n on n.live_article_id = l.id";
        var collection = filter.collection() == null
                ? ""
                : " join collection_item i on i.article_id = l.article_id join collection c on c.id = i.collection_id";
        return rows + section + collection;
    }

    private static String where(ArticleFilter filter) {
        var section = filter.section() == null
                ? ""
                : " and n.section_id = (select id from section where path = :section and visible)";
        var collection = filter.collection() == null
                ? ""
                : " and c.slug = :collection and c.visible_from <= now()"
                        + " and (c.visible_until is null or c.visible_until > now())";
        return " where " + PublishedArticles.VISIBLE + section + collection;
    }
}
