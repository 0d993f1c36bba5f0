package org.masthead.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import org.hibernate.Session;
import org.masthead.access.Audit;
import org.masthead.access.Callers;
import org.masthead.address.Slug;
import org.masthead.body.Body;
import org.masthead.database.Ids;
import org.masthead.http.Fault;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;
import org.masthead.site.Editions;

/** Saves what an editor wrote as a revision. Readers see nothing of it. */
@ApplicationScoped
public class SaveArticle {

    static final Fault SLUG_TAKEN = Fault.at("/slug", "taken", "must be a slug that no other article has or had");

    /** The slug of what has no headline yet. */
    private static final String NAMELESS = "article";

    private static final Pattern STOPGAP = Pattern.compile(NAMELESS + "(-[0-9]++)?");

    private final Session session;
    private final Articles articles;
    private final Editions editions;
    private final Slugs slugs;
    private final StoredNames names;
    private final DraftReader reader;
    private final OwnSections own;
    private final JoinTranslations translations;
    private final Audit audit;
    private final Callers callers;
    private final Clock clock;

    SaveArticle(
            Session session,
            Articles articles,
            Editions editions,
            Slugs slugs,
            StoredNames names,
            DraftReader reader,
            OwnSections own,
            JoinTranslations translations,
            Audit audit,
            Callers callers,
            Clock clock) {
        this.session = session;
        this.articles = articles;
        this.editions = editions;
        this.slugs = slugs;
        this.names = names;
        this.reader = reader;
        this.own = own;
        this.translations = translations;
        this.audit = audit;
        this.callers = callers;
        this.clock = clock;
    }

    /** An article, its working copy, and what should be looked at. */
    public record Saved(Article article, Revision workingCopy, List<String> warnings) {}

    /** Makes a new article. */
    public Saved create(ArticleDraft draft) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var by = callers.current();
        var findings = new Findings();
        var relations = new Relations(names);
        var article = Article.begun(Ids.next(), relations.edition(draft.edition(), findings).id, now, by);
        relations
                .translationGroup(draft.translationOf(), findings)
                .ifPresent(group -> article.translationGroup = group);
        session.persist(article);
        session.flush();
        return save(article, draft, "create", findings);
    }

    /** Makes what was written the working copy of an article. What is as it was before is no new revision. */
    public Saved save(Article article, ArticleDraft draft) {
        return save(article, draft, "save", new Findings());
    }

    /** The same of a draft that also says to which edition the article belongs and what it is a translation of. */
    Saved change(Article article, ArticleDraft draft) {
        var findings = new Findings();
        var relations = new Relations(names);
        var edition = relations.edition(draft.edition(), findings).id;
        var isMoved = !edition.equals(article.editionId);
        if (isMoved && article.firstPublishedAt != null) {
            findings.fault(
                    "/edition",
                    "public",
                    "can't be changed once readers have seen the article, nor while it is scheduled");
        }
        article.editionId = edition;
        translations.join(
                article,
                relations.translationGroup(draft.translationOf(), findings).orElse(article.id));
        var before = article.revision;
        var saved = save(article, draft, "save", findings);
        if (isMoved && article.revision == before) {
            // What it says is as it was, which is no new revision.
            article.updatedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            audit.record("save", "article", article.id);
            session.flush();
        }
        return saved;
    }

    private Saved save(Article article, ArticleDraft draft, String act, Findings findings) {
        var by = callers.current().name();
        var edition = editions.findById(article.editionId);
        var before = article.revision == 0 ? null : articles.workingCopy(article);
        var content = reader.read(
                draft,
                edition,
                slug(article, draft, before),
                before == null ? Body.EMPTY : before.content.body(),
                by,
                findings);
        own.require(content, draft.sections());
        if (before != null && content.equals(before.content)) {
            return new Saved(article, before, findings.warnings());
        }
        var revision = article.revise(content, draft.note(), clock.instant().truncatedTo(ChronoUnit.MILLIS), by);
        session.persist(revision);
        audit.record(act, "article", article.id);
        session.flush();
        return new Saved(article, revision, findings.warnings());
    }

    /** The slug the draft asks for; else the one the article has; else one made from the headline. */
    private String slug(Article article, ArticleDraft draft, Revision before) {
        var own = before == null ? null : before.content.slug();
        if (own == null && draft.slug() == null || isStopgap(article, draft, before)) {
            return slugs.takeFree(slugOf(draft), article.id).text();
        }
        if (draft.slug() == null) {
            return own;
        }
        if (!slugs.take(new Slug(draft.slug()), article.id)) {
            throw Problem.of(ProblemCode.SLUG_TAKEN).fault(SLUG_TAKEN).exception();
        }
        return draft.slug();
    }

    /** Whether it has its slug for want of a headline, nobody has seen it there, and now there is one. */
    private static boolean isStopgap(Article article, ArticleDraft draft, Revision before) {
        return before != null
                && before.content.headline() == null
                && article.firstPublishedAt == null
                && draft.headline() != null
                && (draft.slug() == null || draft.slug().equals(before.content.slug()))
                && STOPGAP.matcher(before.content.slug()).matches();
    }

    /** What the headline of a draft leads to, with room for a number behind it. */
    static Slug slugOf(ArticleDraft draft) {
        return Slug.of(draft.headline() == null ? "" : draft.headline(), Slug.MAX_LENGTH - 10, NAMELESS);
    }
}
