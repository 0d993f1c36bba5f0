package org.masthead.article;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.hibernate.Session;
import org.masthead.database.Ids;
import org.masthead.http.Cursor;

/** Articles as the newsroom has them. */
@ApplicationScoped
public class Articles implements PanacheRepositoryBase<Article, UUID> {

    private final Session session;
    private final Slugs slugs;

    Articles(Session session, Slugs slugs) {
        this.session = session;
        this.slugs = slugs;
    }

    /** The article with this id, else with this slug, remembered slugs included: no slug can stand before an id. */
    Optional<UUID> idOf(String idOrSlug) {
        return Ids.parse(idOrSlug)
                .filter(id -> findByIdOptional(id).isPresent())
                .or(() -> slugs.articleOf(idOrSlug));
    }

    /** The article that is or was readable under this path. */
    Optional<UUID> idAtPath(String path) {
        return session.createNativeQuery("select article_id from article_path where path = :path", UUID.class)
                .setParameter("path", path)
                .uniqueResultOptional();
    }

    /** What is being written. */
    public Revision workingCopy(Article article) {
        return revision(article, article.revision);
    }

    /** A withdrawal that is over is forgotten. Not a change of the working copy, whose lock stays good. */
    void endWithdrawal(Article article) {
        session.createNativeMutationQuery("update article set withdrawn_at = null, withdrawn_reason = null,"
                        + " public_note = null where id = :article and withdrawn_at <= now()")
                .setParameter("article", article.id)
                .executeUpdate();
    }

    /** What was saved as this number. */
    Revision revision(Article article, int number) {
        return session.find(Revision.class, new Revision.Key(article.id, number));
    }

    /**
     * Lets nobody else change the article before the transaction ends, and reads what it is by now. When it is not as
     * expected it is let go again: telling why takes a while, in which others would have to wait.
     */
    void lock(Article article, BooleanSupplier isExpected) {
        session.createNativeMutationQuery("savepoint unlocked").executeUpdate();
        session.refresh(article, LockModeType.PESSIMISTIC_WRITE);
        if (!isExpected.getAsBoolean()) {
            session.createNativeMutationQuery("rollback to savepoint unlocked").executeUpdate();
        }
    }

    /**
     * Lets nobody else change these articles before the transaction ends. Whoever locks several does it here, in the
     * order of their ids.
     */
    void lockInOrder(List<UUID> ids) {
        session.createNativeQuery("select id from article where id = any(:ids) order by id for update", UUID.class)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .getResultList();
    }

    /** The revisions of an article from a place in their order on, the last one first. */
    List<Revision> revisions(Article article, Cursor place, int rows) {
        var backwards = Cursor.isBefore(place);
        var query = session.createQuery(
                "from Revision r where r.articleId = :article"
                        + (place == null ? "" : " and r.number " + (backwards ? ">" : "<") + " :number")
                        + " order by r.number " + (backwards ? "asc" : "desc"),
                Revision.class);
        query.setParameter("article", article.id);
        if (place != null) {
            query.setParameter("number", Integer.valueOf(place.keys().get(0)));
        }
        return query.setMaxResults(rows).getResultList();
    }
}
