package org.masthead.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.masthead.access.Audit;
import org.masthead.access.EraseTraces;
import org.masthead.access.Erasure;
import org.masthead.change.Change;
import org.masthead.change.ChangeLog;
import org.masthead.image.DiscardPictures;

/**
 * Empties an article for good, wherever something of it is stored. A tombstone stays: that there was one, when it was
 * saved and by whom, and for readers who knew it that it is gone.
 */
@ApplicationScoped
class EraseArticle {

    /** An address may say what the article said. It is still known, but cannot be read off. */
    private static final String DISGUISE = """
            insert into erased_address (digest, article_id)
            select sha256(convert_to(known.address, 'UTF8')), :article from (
              select slug from slug where article_id = :article and public_from <= now()
              union select path from article_path where article_id = :article and public_from <= now()
              union select path from redirect r where article_id = :article
                and exists (select from article a where a.id = r.article_id and a.first_published_at <= now())
            ) known (address)
            on conflict (digest) do nothing
            """;

    /** Whoever collects words of headlines waits, or is waited for. */
    private static final String HOLD_WORDS = "select 1 from search_word_progress for update";

    /** Words of its headlines that no other article has. */
    private static final String FORGET_WORDS = """
            delete from search_word w
            using (
              select distinct word from revision r,
                regexp_split_to_table(lower(search_text(r.content ->> 'headline')), '[^[:alnum:]]+') word
              where r.article_id = :article) said
            where w.word = said.word and not exists (
              select from search_query(w.word) q join article_search s on s.words @@ q.sought)
            """;

    private static final List<String> FORGET = List.of(
            "delete from slug where article_id = :article",
            "delete from article_path where article_id = :article",
            "delete from redirect where article_id = :article",
            "delete from imported_page where article_id = :article",
            "delete from collection_item where article_id = :article",
            "delete from collection_mention where article_id = :article");

    private final Session session;
    private final LiveArticles live;
    private final PublishArticle publish;
    private final WithdrawArticle withdraw;
    private final DiscardPictures pictures;
    private final EraseTraces traces;
    private final ChangeLog changes;
    private final Audit audit;

    EraseArticle(
            Session session,
            LiveArticles live,
            PublishArticle publish,
            WithdrawArticle withdraw,
            DiscardPictures pictures,
            EraseTraces traces,
            ChangeLog changes,
            Audit audit) {
        this.session = session;
        this.live = live;
        this.publish = publish;
        this.withdraw = withdraw;
        this.pictures = pictures;
        this.traces = traces;
        this.changes = changes;
        this.audit = audit;
    }

    void now(Article article, Erasure erasure) {
        var now = live.now();
        var wasPublic = article.wasPublic(now);
        var standing = Standing.of(article, live.of(article.id), now);
        if (standing.publishAt() != null || standing.withdrawAt() != null) {
            publish.notByTheClock(article);
        }
        if (wasPublic) {
            var reason = erasure.reason() == Erasure.Reason.LEGAL ? WithdrawalReason.LEGAL : WithdrawalReason.OTHER;
            withdraw.now(article, reason, null);
        }
        live.clear(article.id);
        session.flush();
        var named = named(article.id);
        run(DISGUISE, article.id);
        session.createNativeQuery(HOLD_WORDS, Integer.class).getResultList();
        run(FORGET_WORDS, article.id);
        FORGET.forEach(statement -> run(statement, article.id));
        article.eraseAt(now);
        session.createMutationQuery("update Revision r set r.content = :nothing, r.note = null where r.articleId = :id")
                .setParameter("nothing", ArticleContent.erased(article.id))
                .setParameter("id", article.id)
                .executeUpdate();
        var discarded = pictures.unused(named);
        if (wasPublic) {
            var tags = new LinkedHashSet<>(
                    Set.of("articles", "redirects", Erasure.CACHE_TAG, Change.tag("article", article.id)));
            // Their files were to be kept for a year by whoever had fetched them.
            discarded.forEach(image -> tags.add(Change.tag("image", image)));
            changes.record(new Change("article", article.id, "erased", tags));
        }
        traces.of(article.id, null, List.of());
        audit.record("erase", "article", article.id);
        audit.note(erasure.reason().text(), "article", article.id);
    }

    private List<UUID> named(UUID article) {
        return session.createNativeQuery(
                        "select distinct id from revision, unnest(named) id where article_id = :article", UUID.class)
                .setParameter("article", article)
                .getResultList();
    }

    private void run(String statement, UUID article) {
        session.createNativeMutationQuery(statement)
                .setParameter("article", article)
                .executeUpdate();
    }
}
