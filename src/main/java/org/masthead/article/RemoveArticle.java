package org.masthead.article;

import jakarta.enterprise.context.ApplicationScoped;
import org.masthead.access.Audit;
import org.masthead.access.Callers;
import org.masthead.access.Roles;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;
import org.masthead.http.ProblemException;

/** Removes an article, so that it can be restored. */
@ApplicationScoped
class RemoveArticle {

    private final WithdrawArticle withdraw;
    private final PublishArticle publish;
    private final LiveArticles live;
    private final Callers callers;
    private final Audit audit;

    RemoveArticle(WithdrawArticle withdraw, PublishArticle publish, LiveArticles live, Callers callers, Audit audit) {
        this.withdraw = withdraw;
        this.publish = publish;
        this.live = live;
        this.callers = callers;
        this.audit = audit;
    }

    /**
     * @throws ProblemException 403 when readers see it or will, and the caller does not decide what they see, or saw
     *     it, and the caller is no editor
     */
    void now(Article article) {
        var now = live.now();
        var standing = Standing.of(article, live.of(article.id), now);
        if (standing.isForReaders() && !callers.current().is(Roles.PUBLISHER)) {
            throw Problem.of(ProblemCode.FORBIDDEN)
                    .detail("Readers see this article, or will: removing it needs the role publisher.")
                    .exception();
        }
        requireRole(article);
        if (standing.publishAt() != null) {
            publish.notByTheClock(article);
        }
        if (standing.status().equals("published")) {
            withdraw.now(article, WithdrawalReason.OTHER, null);
        }
        article.removedAt = now;
        article.updatedAt = now;
        audit.record("remove", "article", article.id);
    }

    /** @throws ProblemException 403 when readers saw it, and the caller is no editor */
    void undo(Article article) {
        requireRole(article);
        if (article.removedAt != null) {
            article.removedAt = null;
            article.updatedAt = live.now();
            audit.record("restore", "article", article.id);
        }
    }

    /** Whoever may work on an article may throw away what no reader ever saw. */
    private void requireRole(Article article) {
        if (article.firstPublishedAt != null && !callers.current().is(Roles.EDITOR)) {
            throw Problem.of(ProblemCode.FORBIDDEN)
                    .detail("Readers saw this article: removing or restoring it needs the role editor.")
                    .exception();
        }
    }
}
