package org.masthead.article;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.Session;
import org.masthead.address.PathTemplate;
import org.masthead.change.Change;
import org.masthead.change.ChangeLog;
import org.masthead.database.Portions;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;
import org.masthead.section.SectionMoved;
import org.masthead.site.Sites;

/**
 * Takes the articles of a section along when it moves, those to come included: each gets its path anew and is listed
 * where it is now. The paths that they had keep leading to them.
 *
 * <p>Some hundreds at a time, so that no statement takes longer than any may; all in the transaction of the move.
 * Nobody can publish in the section meanwhile.
 */
@ApplicationScoped
class MoveArticles {

    /** Somebody who publishes an article just now waits for us, but not for longer than a second. */
    private static final int MOST_TRIES = 30;

    /** Those that are published side by side stay side by side. */
    private static final String IN_SECTION =
            "select live_article_id from live_section where section_id = :section order by published_at";

    /** Whoever is about to replace a row may be waiting for the section: waiting for them as well would never end. */
    private static final String HELD = """
            select l.id, l.slug, l.path, l.published_at, s.path as section, e.key as edition
            from live_article l
            join live_section n on n.live_article_id = l.id and n.position = 0
            join section s on s.id = n.section_id
            join edition e on e.id = l.edition_id
            where l.id = any(:ids) order by l.published_at for update of l skip locked
            """;

    private static final String LEAVE = """
            delete from live_section n where n.live_article_id = any(:ids) and n.position is null
              and n.section_id = any(:left)
              and not exists (
                select from live_section o join section s on s.id = o.section_id join section a on a.id = n.section_id
                where o.live_article_id = n.live_article_id and o.position is not null and s.path like a.path || '/%')
            """;

    private static final String ENTER = """
            insert into live_section (live_article_id, section_id, published_at, article_id)
            select l.id, section, l.published_at, l.article_id
            from live_article l cross join unnest(:entered) section where l.id = any(:ids)
            on conflict (live_article_id, section_id) do nothing
            """;

    /** As they are when an article is published: its own tag, those of its sections, and all others. */
    private static final String TAGS = """
            , cache_tags = l.cache_tags[1:1]
              || array(select 'section-' || n.section_id from live_section n where n.live_article_id = l.id
                order by n.position)
              || array(select tag from unnest(l.cache_tags[2:]) with ordinality t (tag, place)
                where tag not like 'section-%' order by place)
            """;

    private static final String UPDATE =
            "update live_article l set path = v.path%s from unnest(:ids, :paths) v (id, path) where l.id = v.id";

    private static final String REMEMBER = """
            insert into article_path as p (path, article_id, public_from)
            select path, article_id, min(greatest(visible_from, now())) from live_article where id = any(:ids)
            group by path, article_id
            on conflict (path) do update set public_from = least(p.public_from, excluded.public_from)
            where p.article_id = excluded.article_id
            """;

    /** Of the moved articles those that others show or link to. */
    private static final String SHOWN_ELSEWHERE = """
            select distinct n.article_id
            from live_article l cross join unnest(l.cache_tags[2:]) tag
            join live_section n on 'article-' || n.article_id = tag
            where tag like 'article-%' and n.section_id = :section
            """;

    private final Session session;
    private final Sites sites;
    private final ChangeLog changes;

    MoveArticles(Session session, Sites sites, ChangeLog changes) {
        this.session = session;
        this.sites = sites;
        this.changes = changes;
    }

    record Row(UUID id, String slug, String path, Instant publishedAt, String section, String edition) {}

    void follow(@Observes SectionMoved moved) {
        var rows = session.createNativeQuery(IN_SECTION, UUID.class)
                .setParameter("section", moved.sectionId())
                .getResultList();
        if (rows.isEmpty()) {
            return;
        }
        var waiting = rows;
        for (var tries = 0; !waiting.isEmpty(); tries++) {
            if (tries == MOST_TRIES) {
                throw Problem.of(ProblemCode.DATABASE_UNAVAILABLE)
                        .header("Retry-After", "1")
                        .exception();
            }
            waiting = tries == 0 ? move(rows, moved) : move(afterAWhile(waiting), moved);
        }
        if (isSeenIn(moved.sectionId())) {
            record(moved);
        }
    }

    /** Of articles that are all to come readers notice nothing. */
    private boolean isSeenIn(UUID section) {
        return session.createNativeQuery(
                        "select exists (select from live_section n join live_article l on l.id = n.live_article_id"
                                + " where n.section_id = :section and " + PublishedArticles.VISIBLE + ")",
                        Boolean.class)
                .setParameter("section", section)
                .getSingleResult();
    }

    /** Moves those that nobody else holds, and gives the others. */
    private List<UUID> move(List<UUID> ids, SectionMoved moved) {
        var waiting = new ArrayList<UUID>();
        for (var part : Portions.of(ids)) {
            var held = session.createNativeQuery(HELD, Row.class)
                    .setParameter("ids", part.toArray(UUID[]::new))
                    .getResultList();
            var done = new HashSet<UUID>();
            held.forEach(row -> done.add(row.id()));
            part.stream().filter(id -> !done.contains(id)).forEach(waiting::add);
            if (!held.isEmpty()) {
                rewrite(held, moved);
            }
        }
        return waiting;
    }

    private void rewrite(List<Row> rows, SectionMoved moved) {
        var isElsewhere = !moved.left().isEmpty() || !moved.entered().isEmpty();
        var ids = ids(rows);
        if (isElsewhere) {
            session.createNativeMutationQuery(LEAVE)
                    .setParameter("ids", ids)
                    .setParameter("left", moved.left().toArray(UUID[]::new))
                    .executeUpdate();
            session.createNativeMutationQuery(ENTER)
                    .setParameter("ids", ids)
                    .setParameter("entered", moved.entered().toArray(UUID[]::new))
                    .executeUpdate();
        }
        var site = sites.current();
        var template = new PathTemplate(site.pathTemplate);
        var zone = ZoneId.of(site.timeZone);
        Function<Row, String> path = row -> template.path(
                row.section(), row.slug(), row.edition(), row.publishedAt().atZone(zone));
        var changed = isElsewhere
                ? rows
                : rows.stream()
                        .filter(row -> !path.apply(row).equals(row.path()))
                        .toList();
        var changedIds = ids(changed);
        session.createNativeMutationQuery(UPDATE.formatted(isElsewhere ? TAGS : ""))
                .setParameter("ids", changedIds)
                .setParameter("paths", changed.stream().map(path).toArray(String[]::new))
                .executeUpdate();
        session.createNativeMutationQuery(REMEMBER)
                .setParameter("ids", changedIds)
                .executeUpdate();
    }

    private static UUID[] ids(List<Row> rows) {
        return rows.stream().map(Row::id).toArray(UUID[]::new);
    }

    /** Those that are still there: a withdrawn one is not. */
    private List<UUID> afterAWhile(List<UUID> ids) {
        session.createNativeQuery("select 1 from pg_sleep(0.1)", Integer.class).getSingleResult();
        return session.createNativeQuery("select id from live_article where id = any(:ids)", UUID.class)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .getResultList();
    }

    /** Every answer that shows one of the articles in full carries the tag of its section already. */
    private void record(SectionMoved moved) {
        var tags = new LinkedHashSet<>(Set.of("articles", ListTags.articlesOf("section", moved.sectionId())));
        moved.left().forEach(id -> tags.add(ListTags.articlesOf("section", id)));
        moved.entered().forEach(id -> tags.add(ListTags.articlesOf("section", id)));
        session.createNativeQuery(SHOWN_ELSEWHERE, UUID.class)
                .setParameter("section", moved.sectionId())
                .getResultList()
                .forEach(id -> tags.add(Change.tag("article", id)));
        changes.record(new Change("section", moved.sectionId(), "articles-moved", tags));
    }
}
