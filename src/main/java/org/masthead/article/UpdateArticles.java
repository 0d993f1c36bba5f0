package org.masthead.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.hibernate.Session;
import org.masthead.access.Callers;
import org.masthead.access.Roles;
import org.masthead.http.Fault;
import org.masthead.http.ProblemException;

/** Changes articles that exist into what an import says of them, by the acts of the newsroom. */
@ApplicationScoped
class UpdateArticles {

    private final Articles articles;
    private final SaveArticle save;
    private final PublishArticle publish;
    private final LiveArticles live;
    private final OwnSections own;
    private final Callers callers;
    private final Session session;

    UpdateArticles(
            Articles articles,
            SaveArticle save,
            PublishArticle publish,
            LiveArticles live,
            OwnSections own,
            Callers callers,
            Session session) {
        this.articles = articles;
        this.save = save;
        this.publish = publish;
        this.live = live;
        this.own = own;
        this.callers = callers;
        this.session = session;
    }

    /** Makes a revision of it, and publishes that if it shall be. What is refused leaves nothing behind. */
    ImportArticles.Outcome one(ImportArticles.Wanted wanted) {
        session.flush();
        session.createNativeMutationQuery("savepoint line").executeUpdate();
        try {
            var known = KnownRelations.of(
                    wanted.draft().draft(), id -> articles.idOf(id).isPresent());
            change(wanted.with(known.draft()));
            session.flush();
            session.createNativeMutationQuery("release savepoint line").executeUpdate();
            // Each would be looked through for changes again with every one that follows.
            session.clear();
            return ImportArticles.Outcome.taken(known.leftOut());
        } catch (ProblemException refused) {
            session.clear();
            session.createNativeMutationQuery("rollback to savepoint line").executeUpdate();
            return ImportArticles.Outcome.refused(ImportArticles.faults(refused));
        }
    }

    /** @throws ProblemException 422 when the caller does not decide what readers see */
    void requireRight(ArticleLine line) {
        if (line.isPublished() && !callers.current().is(Roles.PUBLISHER)) {
            throw ProblemException.validation(
                    Fault.at("/status", "forbidden", "can only be published by the role publisher"));
        }
    }

    /** @throws ProblemException 422 when readers can't be shown this time */
    static void requireTime(ArticleLine line, ArticleContent content, Instant now) {
        var at = line.updatedAt();
        if (at == null) {
            return;
        }
        if (!line.isPublished()) {
            throw ProblemException.validation(
                    Fault.at("/updatedAt", "misplaced", "can only be given of one that is published"));
        }
        var from = content.publishedAt() == null ? now : content.publishedAt();
        if (at.isBefore(from) || at.isAfter(now)) {
            throw ProblemException.validation(
                    Fault.at("/updatedAt", "out-of-range", "must lie between publishedAt and now"));
        }
    }

    private void change(ImportArticles.Wanted wanted) {
        var article = articles.findById(wanted.line().id());
        articles.lock(article, () -> true);
        if (article.removedAt != null) {
            throw ProblemException.validation(
                    Fault.at("/id", "removed", "must not be that of an article that was removed"));
        }
        if (!article.isOpenTo(callers.current())) {
            throw ProblemException.validation(Fault.at("/id", "forbidden", "must be an article of one's own"));
        }
        own.require(article);
        requireRight(wanted.line());
        var saved = save.change(article, wanted.draft().draft());
        requireTime(wanted.line(), saved.workingCopy().content, live.now());
        if (wanted.line().isPublished()) {
            publish.now(article, false);
            if (wanted.line().updatedAt() != null) {
                live.of(article.id).forEach(row -> row.updatedAt = wanted.line().updatedAt());
            }
        }
    }
}
