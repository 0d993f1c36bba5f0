package org.masthead.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.masthead.access.Audit;
import org.masthead.access.Callers;
import org.masthead.database.Ids;
import org.masthead.http.Fault;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;
import org.masthead.http.ProblemException;

/** Lets whoever has a token see what a caller may see of an article, and ends that again. */
@ApplicationScoped
class MakePreview {

    private final Previews previews;
    private final OpenArticles open;
    private final Articles articles;
    private final Audit audit;
    private final Callers callers;
    private final Clock clock;

    MakePreview(Previews previews, OpenArticles open, Articles articles, Audit audit, Callers callers, Clock clock) {
        this.previews = previews;
        this.open = open;
        this.articles = articles;
        this.audit = audit;
        this.callers = callers;
        this.clock = clock;
    }

    /** @throws ProblemException 422 when there is no such article for the caller, or no such revision of it */
    Preview now(PreviewDraft draft, PreviewToken token) {
        var article = open.named(draft.article())
                .orElseThrow(() -> fault("/article", "must be the id or slug of an article that you can see"));
        if (article.removedAt != null) {
            throw Problem.of(ProblemCode.INVALID_TRANSITION)
                    .detail("The article was removed. Restore it before you show it to others.")
                    .exception();
        }
        if (draft.revision() != null && articles.revision(article, draft.revision()) == null) {
            throw fault("/revision", "must be the number of a revision of the article");
        }
        var preview = new Preview();
        preview.id = Ids.next();
        preview.digest = token.digest();
        preview.articleId = article.id;
        preview.revision = draft.revision();
        preview.createdAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        preview.createdBy = callers.current().name();
        preview.owner = callers.current().id();
        preview.expiresAt = preview.createdAt.plus(draft.lifetime());
        previews.persistAndFlush(preview);
        audit.record("create", "preview", preview.id);
        return preview;
    }

    void end(Preview preview) {
        previews.delete(preview);
        audit.record("revoke", "preview", preview.id);
    }

    private static ProblemException fault(String pointer, String allowed) {
        return ProblemException.validation(Fault.at(pointer, "not-found", allowed));
    }
}
