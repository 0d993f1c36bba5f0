package org.masthead.article;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.masthead.http.Cursor;
import org.masthead.http.Keyset;

/** The previews that have not ended. */
@ApplicationScoped
class Previews implements PanacheRepositoryBase<Preview, UUID> {

    private static final Keyset NEWEST = new Keyset("p.created_at", "timestamptz", "p.id", true);

    private final Session session;

    Previews(Session session) {
        this.session = session;
    }

    /** What a token opens; what was removed is not to be shown to anybody. */
    Optional<Preview> openedBy(PreviewToken token) {
        return session.createNativeQuery(
                        "select p.* from preview p join article a on a.id = p.article_id and a.removed_at is null"
                                + " where p.digest = :digest and p.expires_at > now()",
                        Preview.class)
                .setParameter("digest", token.digest())
                .uniqueResultOptional();
    }

    Optional<Preview> withId(UUID id) {
        return session.createNativeQuery(
                        "select p.* from preview p where p.id = :id and p.expires_at > now()", Preview.class)
                .setParameter("id", id)
                .uniqueResultOptional();
    }

    /**
     * The previews from a place in their order on, those made last first.
     *
     * @param article only of this one; null for all
     * @param of only those made by the caller with this id; null for all
     */
    List<Preview> newest(UUID article, String of, Cursor place, int rows) {
        var values = new HashMap<String, Object>();
        if (article != null) {
            values.put("article", article);
        }
        if (of != null) {
            values.put("of", of);
        }
        var query = session.createNativeQuery(
                "select p.* from preview p where p.expires_at > now()"
                        + (article == null ? "" : " and p.article_id = :article")
                        + (of == null ? "" : " and p.owner = :of")
                        + NEWEST.behind(place) + NEWEST.orderBy(place),
                Preview.class);
        values.forEach(query::setParameter);
        Keyset.bind(place, query::setParameter);
        return query.setMaxResults(rows).getResultList();
    }

    static List<String> keys(Preview preview) {
        return List.of(preview.createdAt.toString(), preview.id.toString());
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void forgetEnded() {
        session.createNativeMutationQuery("delete from preview where expires_at < now()")
                .executeUpdate();
    }
}
