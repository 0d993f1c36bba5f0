package org.masthead.address;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.masthead.change.Positions;
import org.masthead.database.Ids;
import org.masthead.http.Cursor;
import org.masthead.http.Keyset;

/** The paths that lead somewhere else. */
@ApplicationScoped
public class Redirects implements PanacheRepositoryBase<Redirect, UUID> {

    /** What every answer carries that depends on them. */
    public static final String CACHE_TAG = "redirects";

    /** Any number will do, as long as all instances use the same. */
    private static final String LOCK = "select cast(pg_advisory_xact_lock(7881706620012063590) as text)";

    private static final String SHOWN = """
            select r.id, r.path, coalesce(s.slug, cast(r.article_id as text)), c.path as section, r.location, r.created_at,
              r.created_by, r.updated_at
            from redirect r left join slug s on s.article_id = r.article_id and s.current
            left join section c on c.id = r.section_id
            where true
            """;

    private static final Keyset BY_PATH = new Keyset("r.path", "text", "r.id", false);

    /** Where an article can be read, and to what readers do not see, nothing leads elsewhere. */
    private static final String LEADING = """
            from redirect r left join section c on c.id = r.section_id and c.visible
            where coalesce(r.location, '/' || c.path, '') <> r.path
              and (r.section_id is null or c.id is not null)
              and (r.article_id is null
                or exists (select from article a where a.id = r.article_id and a.first_published_at <= now()))
              and not exists (select from live_article l where l.path = r.path and %s)
            """.formatted(Positions.visible("l"));

    private static final String AT = "select r.article_id, coalesce(r.location, '/' || c.path) as location " + LEADING
            + " and r.path = any(:paths) order by array_position(:paths, r.path) limit 1";

    /** From a path on, all that redirects lead to by way of one another. */
    private static final String LEADS_BACK = """
            with recursive step (path) as (
              select cast(:from as text)
              union
              select regexp_replace(coalesce(r.location, '/' || c.path), '/?([?#].*)?$', '')
              from step join redirect r on r.path = step.path and r.id <> :id
              left join section c on c.id = r.section_id
              where r.article_id is null)
            select exists (select from step where path = :path)
            """;

    private final Session session;

    Redirects(Session session) {
        this.session = session;
    }

    /**
     * Where a path leads.
     *
     * @param articleId the article, or null
     * @param location a path of ours or an absolute URL; null for an article
     */
    public record Target(UUID articleId, String location) {}

    /** Where the first of these paths leads that leads elsewhere for readers; drafts are nowhere. */
    public Optional<Target> at(List<String> paths) {
        return session.createNativeQuery(AT, Target.class)
                .setParameter("paths", paths.stream().map(Redirect::normalised).toArray(String[]::new))
                .uniqueResultOptional();
    }

    /** Whether it leads readers elsewhere. */
    boolean leadsReaders(UUID id) {
        return session.createNativeQuery("select exists (select " + LEADING + " and r.id = :id)", Boolean.class)
                .setParameter("id", id)
                .getSingleResult();
    }

    /** The redirect, which nobody else can change before the transaction ends. */
    Optional<Redirect> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Lets nobody else write redirects before the transaction ends: two together could lead in a circle. */
    void lockAll() {
        session.createNativeQuery(LOCK, String.class).getResultList();
    }

    RedirectEditingView shown(UUID id) {
        return session.createNativeQuery(SHOWN + " and r.id = :id", RedirectEditingView.class)
                .setParameter("id", id)
                .getSingleResult();
    }

    /** All of them in the order of their paths, from a place in it on, the nearest to it first. */
    List<RedirectEditingView> byPath(Cursor place, int rows) {
        var query = session.createNativeQuery(
                SHOWN + BY_PATH.behind(place) + BY_PATH.orderBy(place), RedirectEditingView.class);
        Keyset.bind(place, query::setParameter);
        return query.setMaxResults(rows).getResultList();
    }

    boolean isTaken(String path, UUID byOtherThan) {
        return count("path = ?1 and id <> ?2", path, byOtherThan) > 0;
    }

    /** Whether an article has this path now, or has it as soon as it becomes visible. */
    boolean isOfAnArticle(String path) {
        return session.createNativeQuery("select exists (select from live_article where path = :path)", Boolean.class)
                .setParameter("path", path)
                .getSingleResult();
    }

    /** Whether redirects lead from here to a path. */
    boolean leads(String from, String path, UUID byOthersThan) {
        return session.createNativeQuery(LEADS_BACK, Boolean.class)
                .setParameter("from", from)
                .setParameter("path", path)
                .setParameter("id", byOthersThan)
                .getSingleResult();
    }

    Optional<UUID> article(String slugOrId) {
        return session.createNativeQuery(
                        "select coalesce((select id from article where id = :id),"
                                + " (select article_id from slug where slug = :slug))",
                        UUID.class)
                .setParameter("id", Ids.parse(slugOrId).orElse(null), UUID.class)
                .setParameter("slug", slugOrId)
                .uniqueResultOptional();
    }

    /** A section, and where readers find it. */
    record Place(UUID id, String path) {}

    Optional<Place> section(String pathOrId) {
        return session.createNativeQuery("select id, path from section where path = :path or id = :id", Place.class)
                .setParameter("id", Ids.parse(pathOrId).orElse(null), UUID.class)
                .setParameter("path", pathOrId)
                .uniqueResultOptional();
    }
}
