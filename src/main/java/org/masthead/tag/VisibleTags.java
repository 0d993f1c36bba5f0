package org.masthead.tag;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.masthead.change.Positions;
import org.masthead.database.Ids;
import org.masthead.http.Cursor;
import org.masthead.http.Keyset;
import org.masthead.site.Languages;

/** Tags as readers have them: those that a visible article carries, counted by the database's clock. */
@ApplicationScoped
class VisibleTags {

    /** The newest article is the first visible one of a range of an index, however many there are. */
    private static final String COLUMNS = """
            t.id, t.slug, coalesce(in_language(t.names, cast(:language as text)), t.slug) as name, p.articles,
            (select n.published_at from live_tag n join live_article l on l.id = n.live_article_id
              where n.tag_id = t.id and %s
              order by n.published_at desc, n.article_id desc limit 1) as last
            """.formatted(Positions.visible("l"));

    /** The language of an edition whose names decide about the order. */
    private static final String LANGUAGE = """
            (select e.language from edition e
              order by e.language = cast(:language as text) desc nulls last, e.language = cast(:base as text) desc nulls last,
                e.is_default desc, e.key limit 1)
            """;

    private static final String BEGINS = " and n.folded >= folded(:q) and n.folded < folded(:q) || chr(1114111)";

    /** Looked up one by one, in the order of an index, until the page is full. */
    private static final String COUNT_EACH = """
             cross join lateral (select sum(e.change)::bigint as articles from (
                select articles as change from label_count where label_id = n.tag_id
                union all
                select change from label_use where label_id = n.tag_id and at <= now()) e) v
            """;

    private static final String COUNT_ALL = """
             left join label_count c on c.label_id = n.tag_id
            left join (select label_id, sum(change) as change from label_use where at <= now() group by label_id) u
              on u.label_id = n.tag_id
            cross join lateral (select coalesce(c.articles, 0) + coalesce(u.change, 0) as articles) v
            """;

    private final Session session;

    VisibleTags(Session session) {
        this.session = session;
    }

    /** @param key its sort key in the list it was found in */
    record Row(String key, UUID id, String slug, String name, Long articles, Instant lastPublishedAt) {

        TagView view() {
            return new TagView(id, slug, name, articles, lastPublishedAt);
        }
    }

    /** The tags that pass the filter, from a place in their order on, the nearest to it first. */
    List<Row> matching(TagFilter filter, String language, Cursor place, int rows) {
        var order = filter.isByName()
                ? new Keyset("n.name", "text", "n.tag_id", false)
                : new Keyset("v.articles", "bigint", "n.tag_id", true);
        var query = session.createNativeQuery(
                "with page as (select n.tag_id as id, " + order.column() + " as key, v.articles from tag_name n"
                        + (filter.isByName() ? COUNT_EACH : COUNT_ALL) + " where v.articles > 0"
                        + " and n.language = " + LANGUAGE
                        + (filter.q() == null ? "" : BEGINS)
                        + order.behind(place) + order.orderBy(place) + " limit :rows)"
                        + " select p.key::text, " + COLUMNS + " from page p join tag t on t.id = p.id"
                        + order.over("p.key", "p.id").orderBy(place),
                Row.class);
        if (filter.q() != null) {
            query.setParameter("q", filter.q());
        }
        Keyset.bind(place, query::setParameter);
        return in(language, query)
                .setParameter("base", language == null ? null : Languages.base(language), String.class)
                .setParameter("rows", rows)
                .getResultList();
    }

    /** The tag with this id, else the one that has or had this slug. */
    Optional<Row> named(String slugOrId, String language) {
        var query = session.createNativeQuery("select t.slug as key, " + COLUMNS + """
                        from tag t join visible_label p on p.label_id = t.id
                        where t.id = coalesce((select id from tag where id = :id), (select tag_id from tag_slug where slug = :slug))
                        """, Row.class);
        return in(language, query)
                .setParameter("id", Ids.parse(slugOrId).orElse(null), UUID.class)
                .setParameter("slug", slugOrId)
                .uniqueResultOptional();
    }

    private static NativeQuery<Row> in(String language, NativeQuery<Row> query) {
        return query.setParameter("language", language, String.class);
    }
}
