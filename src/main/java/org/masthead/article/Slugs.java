package org.masthead.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.masthead.address.Slug;

/**
 * The slugs of articles. Unique among living and remembered ones: a slug under which readers saw an article stays with
 * it, and leads to it, whatever its slug is now.
 */
@ApplicationScoped
class Slugs {

    private final Session session;

    Slugs(Session session) {
        this.session = session;
    }

    Optional<UUID> articleOf(String slug) {
        return session.createNativeQuery("select article_id from slug where slug = :slug", UUID.class)
                .setParameter("slug", slug)
                .uniqueResultOptional();
    }

    /**
     * Gives an article its slug, in place of the one it had.
     *
     * @param remember whether the slug it had stays with it
     * @return false when the slug is another article's
     */
    boolean take(Slug slug, UUID articleId, boolean remember) {
        var owner = articleOf(slug.text());
        if (owner.isPresent() && !owner.get().equals(articleId)) {
            return false;
        }
        session.createNativeMutationQuery(
                        remember
                                ? "update slug set current = false where article_id = :article and slug <> :slug and current"
                                : "delete from slug where article_id = :article and slug <> :slug and current")
                .setParameter("article", articleId)
                .setParameter("slug", slug.text())
                .executeUpdate();
        return session.createNativeMutationQuery("insert into slug (slug, article_id) values (:slug, :article)"
                                + " on conflict (slug) do update set current = true where slug.article_id = :article")
                        .setParameter("slug", slug.text())
                        .setParameter("article", articleId)
                        .executeUpdate()
                > 0;
    }

    /** Gives an article this slug, or the first of {@code -2}, {@code -3} … that nobody has. */
    Slug takeFree(Slug wanted, UUID articleId) {
        var slug = wanted;
        for (var number = 2; !take(slug, articleId, false); number++) {
            slug = wanted.numbered(number);
        }
        return slug;
    }
}
