package org.masthead.article;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
        return session.find(Revision.class, new Revision.Key(article.id, article.revision));
    }

    /** Lets nobody else change the article before the transaction ends, and reads what it is by now. */
    void lock(Article article) {
        session.refresh(article, LockModeType.PESSIMISTIC_WRITE);
    }

    /** An article with its working copy. */
    record Row(Article article, Revision workingCopy) {

        /** Its place in the order of {@link #lastSaved}. */
        List<String> keys() {
            return List.of(article.updatedAt.toString(), article.id.toString());
        }
    }

    /**
     * The articles saved last, each with its working copy, from a place in that order on.
     *
     * @param createdBy only those of this caller, or null for all
     */
    List<Row> lastSaved(String createdBy, Cursor place, int rows) {
        var backwards = Cursor.isBefore(place);
        var direction = backwards ? " asc" : " desc";
        var query = session.createQuery(
                "select a, r from Article a join Revision r on r.articleId = a.id and r.number = a.revision"
                        + " where (:createdBy is null or a.createdBy = :createdBy)"
                        + (place == null
                                ? ""
                                : " and (a.updatedAt, a.id) " + (backwards ? ">" : "<") + " (:updatedAt, :id)")
                        + " order by a.updatedAt" + direction + ", a.id" + direction,
                Row.class);
        query.setParameter("createdBy", createdBy);
        if (place != null) {
            query.setParameter("updatedAt", Instant.parse(place.keys().get(0)))
                    .setParameter("id", UUID.fromString(place.keys().get(1)));
        }
        return query.setMaxResults(rows).getResultList();
    }
}
