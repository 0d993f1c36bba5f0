package org.masthead.article;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** The rows that readers see, for those who write them. */
@ApplicationScoped
class LiveArticles implements PanacheRepositoryBase<LiveArticle, UUID> {

    private final Session session;

    LiveArticles(Session session) {
        this.session = session;
    }

    /** The rows of an article, the one that is or was seen first before one to come. */
    List<LiveArticle> of(UUID articleId) {
        return list("articleId = ?1 order by visibleFrom", articleId);
    }

    /** The rows of several articles, each article's in the order in which they are visible. */
    List<LiveArticle> of(List<UUID> articleIds) {
        return articleIds.isEmpty() ? List.of() : list("articleId in ?1 order by visibleFrom", articleIds);
    }

    /** Takes all rows of an article away, with what hangs on them. */
    void clear(UUID articleId) {
        session.createNativeMutationQuery("delete from live_article where article_id = :article")
                .setParameter("article", articleId)
                .executeUpdate();
    }

    /** The time by which readers' queries judge what is visible: the database's, when the transaction began. */
    Instant now() {
        return session.createNativeQuery("select date_trunc('milliseconds', now())", Instant.class)
                .getSingleResult();
    }

    /** Remembers that an article could be read under this path. */
    void rememberPath(UUID articleId, String path) {
        session.createNativeMutationQuery(
                        "insert into article_path (path, article_id) values (:path, :article) on conflict (path) do nothing")
                .setParameter("path", path)
                .setParameter("article", articleId)
                .executeUpdate();
    }
}
