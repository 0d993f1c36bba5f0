package org.masthead.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.masthead.address.Slug;

/**
 * The slugs of articles. Unique among living and remembered ones: a slug under which readers saw an article stays with
 * it, and leads to it, whatever its slug is now. One that was only written leads readers nowhere.
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
     * Gives an article its slug, in place of the one it had: that stays with it if readers know it, or will.
     *
     * @return false when the slug is another article's
     */
    boolean take(Slug slug, UUID articleId) {
        var owner = articleOf(slug.text());
        if (owner.isPresent() && !owner.get().equals(articleId) || wasErased(slug)) {
            return false;
        }
        session.createNativeMutationQuery(
                        "delete from slug where article_id = :article and slug <> :slug and public_from is null")
                .setParameter("article", articleId)
                .setParameter("slug", slug.text())
                .executeUpdate();
        session.createNativeMutationQuery(
                        "update slug set current = false where article_id = :article and slug <> :slug and current")
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

    /** Whether readers knew an article under this slug that was erased since: they shall not find another there. */
    private boolean wasErased(Slug slug) {
        return session.createNativeQuery(
                        "select exists (select from erased_address where digest = sha256(convert_to(:slug, 'UTF8')))",
                        Boolean.class)
                .setParameter("slug", slug.text())
                .getSingleResult();
    }

    /** Gives an article this slug, or the first of {@code -2}, {@code -3} … that nobody has. */
    Slug takeFree(Slug wanted, UUID articleId) {
        var slug = wanted;
        for (var number = 2; !take(slug, articleId); number++) {
            slug = wanted.numbered(number);
        }
        return slug;
    }

    /** Readers know the slug from this time on, if they do not know it already. */
    void publish(String slug, Instant from) {
        session.createNativeMutationQuery("update slug set public_from = least(public_from, :from) where slug = :slug")
                .setParameter("slug", slug)
                .setParameter("from", from)
                .executeUpdate();
    }
}
