package org.masthead.author;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.masthead.change.Positions;
import org.masthead.database.Ids;
import org.masthead.http.Cursor;
import org.masthead.http.Keyset;

/** Authors as readers have them: those of a visible article, counted by the database's clock. */
@ApplicationScoped
class VisibleAuthors {

    /** The newest article is the first visible one of a range of an index, however many there are. */
    private static final String COLUMNS = """
            a.id, a.slug, a.name, in_language(a.bios, cast(:language as text)) as bio, a.image_id, a.url,
            coalesce(cast(:language as text), (select e.language from edition e where e.is_default)) as language, p.articles,
            (select n.published_at from live_author n join live_article l on l.id = n.live_article_id
              where n.author_id = a.id and %s
              order by n.published_at desc, n.article_id desc limit 1) as last
            """.formatted(Positions.visible("l"));

    private static final String BEGINS = " and a.folded >= folded(:q) and a.folded < folded(:q) || chr(1114111)";

    /** Looked up one by one, in the order of an index, until the page is full. */
    private static final String COUNT_EACH = """
             cross join lateral (select sum(e.change)::bigint as articles from (
                select articles as change from label_count where label_id = a.id
                union all
                select change from label_use where label_id = a.id and at <= now()) e) v
            """;

    private static final String COUNT_ALL = """
             left join label_count c on c.label_id = a.id
            left join (select label_id, sum(change) as change from label_use where at <= now() group by label_id) u
              on u.label_id = a.id
            cross join lateral (select coalesce(c.articles, 0) + coalesce(u.change, 0) as articles) v
            """;

    private final Session session;

    VisibleAuthors(Session session) {
        this.session = session;
    }

    /**
     * @param key their sort key in the list they were found in
     * @param language that of the answer
     */
    record Row(
            String key,
            UUID id,
            String slug,
            String name,
            String bio,
            UUID imageId,
            String url,
            String language,
            Long articles,
            Instant lastPublishedAt) {}

    /** The authors who pass the filter, from a place in their order on, the nearest to it first. */
    List<Row> matching(AuthorFilter filter, String language, Cursor place, int rows) {
        var order = filter.isByName()
                ? new Keyset("(a.name collate \"und-x-icu\")", "text", "a.id", false)
                : new Keyset("v.articles", "bigint", "a.id", true);
        var query = session.createNativeQuery(
                "with page as (select a.id, " + order.column() + " as key, v.articles from author a"
                        + (filter.isByName() ? COUNT_EACH : COUNT_ALL) + " where v.articles > 0"
                        + (filter.q() == null ? "" : BEGINS)
                        + order.behind(place) + order.orderBy(place) + " limit :rows)"
                        + " select p.key::text, " + COLUMNS + " from page p join author a on a.id = p.id"
                        + order.over("p.key", "p.id").orderBy(place),
                Row.class);
        if (filter.q() != null) {
            query.setParameter("q", filter.q());
        }
        Keyset.bind(place, query::setParameter);
        return query.setParameter("language", language, String.class)
                .setParameter("rows", rows)
                .getResultList();
    }

    /** The author with this id, else the one who has or had this slug. */
    Optional<Row> named(String slugOrId, String language) {
        return session.createNativeQuery("select a.slug as key, " + COLUMNS + """
                                from author a join visible_label p on p.label_id = a.id
                                where a.id = coalesce((select id from author where id = :id),
                                  (select author_id from author_slug where slug = :slug))
                                """, Row.class)
                .setParameter("language", language, String.class)
                .setParameter("id", Ids.parse(slugOrId).orElse(null), UUID.class)
                .setParameter("slug", slugOrId)
                .uniqueResultOptional();
    }
}
