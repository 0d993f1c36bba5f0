package org.masthead.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.masthead.access.Audit;
import org.masthead.access.Callers;
import org.masthead.address.Slug;
import org.masthead.body.Body;
import org.masthead.database.Ids;
import org.masthead.http.Fault;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;
import org.masthead.http.ProblemException;
import org.masthead.site.Edition;
import org.masthead.site.Editions;

/** Saves what an editor wrote as a revision. Readers see nothing of it. */
@ApplicationScoped
public class SaveArticle {

    private final Session session;
    private final Articles articles;
    private final Editions editions;
    private final Slugs slugs;
    private final DraftReader reader;
    private final Audit audit;
    private final Callers callers;
    private final Clock clock;

    SaveArticle(
            Session session,
            Articles articles,
            Editions editions,
            Slugs slugs,
            DraftReader reader,
            Audit audit,
            Callers callers,
            Clock clock) {
        this.session = session;
        this.articles = articles;
        this.editions = editions;
        this.slugs = slugs;
        this.reader = reader;
        this.audit = audit;
        this.callers = callers;
        this.clock = clock;
    }

    /** An article, its working copy, and what should be looked at. */
    public record Saved(Article article, Revision workingCopy, List<String> warnings) {}

    /** Makes a new article. */
    public Saved create(ArticleDraft draft) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var by = callers.current().name();
        var article = new Article();
        article.id = Ids.next();
        article.editionId = edition(draft).id;
        article.createdAt = now;
        article.createdBy = by;
        article.translationGroup = translationGroup(article, draft);
        article.updatedAt = now;
        session.persist(article);
        session.flush();
        return save(article, draft, "create");
    }

    /** Makes what was written the working copy of an article. */
    public Saved save(Article article, ArticleDraft draft) {
        return save(article, draft, "save");
    }

    private Saved save(Article article, ArticleDraft draft, String act) {
        var warnings = new ArrayList<String>();
        var by = callers.current().name();
        var edition = editions.findById(article.editionId);
        var before = article.revision == 0
                ? Body.EMPTY
                : articles.workingCopy(article).content.body();
        var content = reader.read(draft, edition, slug(article, draft), before, by, warnings);
        var revision = article.revise(content, draft.note(), clock.instant().truncatedTo(ChronoUnit.MILLIS), by);
        session.persist(revision);
        audit.record(act, "article", article.id);
        session.flush();
        return new Saved(article, revision, warnings);
    }

    private Edition edition(ArticleDraft draft) {
        return draft.edition() == null
                ? editions.byDefault()
                : editions.byKey(draft.edition())
                        .orElseThrow(() -> ProblemException.validation(
                                Fault.at("/edition", "not-found", "must be the key of an edition")));
    }

    private UUID translationGroup(Article article, ArticleDraft draft) {
        return draft.translationOf() == null
                ? article.id
                : articles.idOf(draft.translationOf())
                        .map(articles::findById)
                        .orElseThrow(() -> ProblemException.validation(
                                Fault.at("/translationOf", "not-found", "must name an article that exists")))
                        .translationGroup;
    }

    /** The slug the draft asks for; else the one the article has; else one made from the headline. */
    private String slug(Article article, ArticleDraft draft) {
        if (draft.slug() != null) {
            if (!slugs.take(new Slug(draft.slug()), article.id, article.wasPublic())) {
                throw Problem.of(ProblemCode.SLUG_TAKEN)
                        .fault(Fault.at("/slug", "taken", "must be a slug that no other article has or had"))
                        .exception();
            }
            return draft.slug();
        }
        if (article.revision > 0) {
            return articles.workingCopy(article).content.slug();
        }
        var headline = draft.headline() == null ? "" : draft.headline();
        return slugs.takeFree(Slug.of(headline, Slug.MAX_LENGTH - 10, "article"), article.id)
                .text();
    }
}
