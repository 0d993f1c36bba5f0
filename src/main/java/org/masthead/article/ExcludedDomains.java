package org.masthead.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** The domains that articles do not stand on, although their editions do. */
@ApplicationScoped
class ExcludedDomains {

    private final Session session;

    ExcludedDomains(Session session) {
        this.session = session;
    }

    List<UUID> ids(UUID articleId) {
        return session.createNativeQuery(
                        "select domain_id from article_exclusion where article_id = :article", UUID.class)
                .setParameter("article", articleId)
                .getResultList();
    }

    List<String> keys(UUID articleId) {
        return session.createNativeQuery(
                        "select d.key from article_exclusion x join domain d on d.id = x.domain_id"
                                + " where x.article_id = :article order by d.key",
                        String.class)
                .setParameter("article", articleId)
                .getResultList();
    }

    boolean areKnown(List<String> keys) {
        return session.createNativeQuery("select count(*) from domain where key = any(:keys)", Long.class)
                        .setParameter("keys", keys.toArray(String[]::new))
                        .getSingleResult()
                == keys.size();
    }

    /** @param keys of domains that exist, each once */
    void set(UUID articleId, List<String> keys) {
        session.createNativeMutationQuery("delete from article_exclusion where article_id = :article")
                .setParameter("article", articleId)
                .executeUpdate();
        session.createNativeMutationQuery("insert into article_exclusion (article_id, domain_id)"
                        + " select :article, id from domain where key = any(:keys)")
                .setParameter("article", articleId)
                .setParameter("keys", keys.toArray(String[]::new))
                .executeUpdate();
    }
}
