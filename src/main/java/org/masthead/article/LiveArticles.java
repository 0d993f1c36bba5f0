package org.masthead.article;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.masthead.change.Change;
import org.masthead.database.TransactionTime;

/** The rows that readers see, for those who write them. */
@ApplicationScoped
class LiveArticles implements PanacheRepositoryBase<LiveArticle, UUID> {

    private static final String VISIBLE_OF_GROUP =
            "select a.id from article a where a.translation_group = :group and exists ("
                    + "select from live_article l where l.article_id = a.id and " + PublishedArticles.VISIBLE + ")";

    private final Session session;

    LiveArticles(Session session) {
        this.session = session;
    }

    /** The rows of an article, the one that is or was seen first before one to come. */
    List<LiveArticle> of(UUID articleId) {
        return list("articleId = ?1 order by visibleFrom", articleId);
    }

    /** The articles of a group of translations that readers see. */
    List<UUID> visibleOf(UUID translationGroup) {
        return session.createNativeQuery(VISIBLE_OF_GROUP, UUID.class)
                .setParameter("group", translationGroup)
                .getResultList();
    }

    /**
     * The cache tags of what may be different once these rows of an article come, change or go: the article, its
     * translations that readers see, since each says where the others are, and the lists that it stands in.
     */
    Set<String> changedTags(UUID articleId, Collection<LiveArticle> rows) {
        var tags = new LinkedHashSet<>(Set.of(Change.tag("article", articleId)));
        rows.forEach(row -> tags.addAll(ListTags.changedWith(row)));
        session.createNativeQuery("select translation_group from article where id = :id", UUID.class)
                .setParameter("id", articleId)
                .uniqueResultOptional()
                .ifPresent(group -> visibleOf(group).forEach(id -> tags.add(Change.tag("article", id))));
        return tags;
    }

    /** The rows of several articles, each article's in the order in which they are visible. */
    List<LiveArticle> of(List<UUID> articleIds) {
        return articleIds.isEmpty() ? List.of() : list("articleId in ?1 order by visibleFrom", articleIds);
    }

    /** Takes away what was to become visible, and what readers would have known by it. */
    void clearComing(UUID articleId) {
        for (var forgetting : new String[] {
            "delete from live_article where article_id = :article and visible_from > now()",
            "delete from article_path where article_id = :article and public_from > now()",
            "delete from slug where article_id = :article and public_from > now() and not current",
            "update slug set public_from = null where article_id = :article and public_from > now()"
        }) {
            session.createNativeMutationQuery(forgetting)
                    .setParameter("article", articleId)
                    .executeUpdate();
        }
    }

    /**
     * Lets readers see a row until this time, or for good.
     *
     * @param until null for good
     */
    void endAt(LiveArticle row, Instant until) {
        row.visibleUntil = until;
        session.flush();
        session.createNativeMutationQuery("delete from due_change where live_article_id = :row and reason = 'expired'")
                .setParameter("row", row.id)
                .executeUpdate();
    }

    /** Takes away what readers saw before this row. */
    void clearBefore(LiveArticle row) {
        session.createNativeMutationQuery(
                        "delete from live_article where article_id = :article and visible_from < :from")
                .setParameter("article", row.articleId)
                .setParameter("from", row.visibleFrom)
                .executeUpdate();
    }

    /** Has it told in the log of changes, once it is so, that a row came or went. */
    void tellWhenDue(UUID rowId, String reason, Instant at) {
        session.createNativeMutationQuery(
                        "insert into due_change (live_article_id, reason, at) values (:row, :reason, :at)")
                .setParameter("row", rowId)
                .setParameter("reason", reason)
                .setParameter("at", at)
                .executeUpdate();
    }

    /** Takes all rows of an article away, with what hangs on them. */
    void clear(UUID articleId) {
        session.createNativeMutationQuery("delete from live_article where article_id = :article")
                .setParameter("article", articleId)
                .executeUpdate();
    }

    /** The time by which readers' queries judge what is visible. */
    Instant now() {
        return TransactionTime.of(session);
    }

    /** Remembers that an article can be read under this path from a time on. */
    void rememberPath(UUID articleId, String path, Instant from) {
        session.createNativeMutationQuery(
                        "insert into article_path as p (path, article_id, public_from) values (:path, :article, :from)"
                                + " on conflict (path) do update set public_from = least(p.public_from, excluded.public_from)"
                                + " where p.article_id = :article")
                .setParameter("path", path)
                .setParameter("article", articleId)
                .setParameter("from", from)
                .executeUpdate();
    }
}
