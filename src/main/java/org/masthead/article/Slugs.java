package org.masthead.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.masthead.address.Slug;
import org.masthead.database.Statements;

/**
 * The slugs of articles. Unique among living and remembered ones: a slug under which readers saw an article stays with
 * it, and leads to it, whatever its slug is now. One that was only written leads readers nowhere.
 */
@ApplicationScoped
class Slugs {

    /** Of most slugs one of the first is free; of the others, where to look for how far they have come. */
    private static final List<Integer> FIRST_NUMBERS = IntStream.concat(
                    IntStream.rangeClosed(2, 5), IntStream.iterate(8, number -> number < 1 << 29, number -> 2 * number))
            .boxed()
            .toList();

    private static final int PIECES = 32;

    private final Session session;
    private final Statements statements;

    Slugs(Session session, Statements statements) {
        this.session = session;
        this.statements = statements;
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

    /**
     * Gives an article this slug, or one of {@code -2}, {@code -3} … that nobody has: the first of the first few, else
     * one that follows a taken one. However many are taken, a few statements find it.
     */
    Slug takeFree(Slug wanted, UUID articleId) {
        var slug = wanted;
        while (!take(slug, articleId)) {
            slug = wanted.numbered(freeNumber(wanted));
        }
        return slug;
    }

    private int freeNumber(Slug wanted) {
        var taken = 1;
        var free = 1 << 30;
        for (var asked = FIRST_NUMBERS; free - taken > 1; asked = between(taken, free)) {
            var others = FreeSlugs.among(
                    statements,
                    asked.stream().map(number -> wanted.numbered(number).text()).toList());
            for (var number : asked) {
                if (!others.contains(wanted.numbered(number).text())) {
                    free = number;
                    break;
                }
                taken = number;
            }
        }
        return free;
    }

    /** Numbers that part what lies between these two into pieces of the same size. */
    private static List<Integer> between(int taken, int free) {
        var step = Math.max(1, (free - taken) / PIECES);
        return IntStream.iterate(taken + step, number -> number < free, number -> number + step)
                .boxed()
                .toList();
    }

    /** Readers know the slug from this time on, if they do not know it already. */
    void publish(String slug, Instant from) {
        session.createNativeMutationQuery("update slug set public_from = least(public_from, :from) where slug = :slug")
                .setParameter("slug", slug)
                .setParameter("from", from)
                .executeUpdate();
    }
}
