package org.masthead.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.masthead.access.Callers;
import org.masthead.body.Body;
import org.masthead.change.Change;
import org.masthead.change.ChangeLog;
import org.masthead.collection.Collections;
import org.masthead.database.Ids;
import org.masthead.http.ProblemException;
import org.masthead.section.Sections;
import org.masthead.site.Editions;

/** Makes many new articles at once, set by set, and shows those to readers that shall be published. */
@ApplicationScoped
class MakeArticles {

    private final ReadNames names;
    private final DraftReader reader;
    private final WriteArticles write;
    private final OwnSections own;
    private final UpdateArticles update;
    private final LiveArticles live;
    private final Editions editions;
    private final Sections sections;
    private final Collections collections;
    private final ChangeLog changes;
    private final Callers callers;
    private final Clock clock;

    MakeArticles(
            ReadNames names,
            DraftReader reader,
            WriteArticles write,
            OwnSections own,
            UpdateArticles update,
            LiveArticles live,
            Editions editions,
            Sections sections,
            Collections collections,
            ChangeLog changes,
            Callers callers,
            Clock clock) {
        this.names = names;
        this.reader = reader;
        this.write = write;
        this.own = own;
        this.update = update;
        this.live = live;
        this.editions = editions;
        this.sections = sections;
        this.collections = collections;
        this.changes = changes;
        this.callers = callers;
        this.clock = clock;
    }

    /** Makes these, of which none is there, with slugs that are free. */
    List<ImportArticles.Outcome> all(List<ImportArticles.Wanted> batch, FreeSlugs slugs) {
        if (batch.isEmpty()) {
            return List.of();
        }
        var found = names.of(batch.stream().map(ImportArticles.Wanted::draft).toList());
        slugs.look(batch.stream()
                .map(ImportArticles.Wanted::draft)
                .map(draft -> draft.slug() == null
                        ? draft.draft().slug()
                        : draft.slug().text())
                .toList());
        var now = live.now();
        var written = new ArrayList<WriteArticles.Written>();
        var outcomes = batch.stream()
                .map(wanted -> {
                    try {
                        var known = KnownRelations.of(
                                wanted.draft().draft(), id -> found.article(id).isPresent());
                        var made = made(wanted.with(known.draft()), found, slugs, now);
                        found.wrote(made.article(), made.workingCopy().content.slug());
                        written.add(made);
                        return ImportArticles.Outcome.taken(known.leftOut());
                    } catch (ProblemException refused) {
                        return ImportArticles.Outcome.refused(ImportArticles.faults(refused));
                    }
                })
                .toList();
        try {
            write.write(written);
        } catch (SQLException e) {
            throw new IllegalStateException("Articles could not be written: " + e.getMessage(), e);
        }
        show(written, found);
        return outcomes;
    }

    private WriteArticles.Written made(ImportArticles.Wanted wanted, BatchNames found, FreeSlugs slugs, Instant now) {
        var draft = wanted.draft().draft();
        var by = callers.current();
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var findings = new Findings();
        update.requireRight(wanted.line());
        var relations = new Relations(found);
        var edition = relations.edition(draft.edition(), findings);
        var id = wanted.line().id() == null ? Ids.next() : wanted.line().id();
        var article = Article.begun(id, edition.id, at, by);
        relations
                .translationGroup(draft.translationOf(), findings)
                .ifPresent(group -> article.translationGroup = group);
        // A slug is taken when nothing is wrong any more: one that is refused has none.
        var content = reader.read(wanted.draft(), edition, "", Body.EMPTY, by.name(), findings, found);
        own.require(content, draft.sections());
        if (wanted.line().isPublished()) {
            var missing = PublishArticle.missing(content);
            if (!missing.isEmpty()) {
                throw ProblemException.validation(missing);
            }
        }
        UpdateArticles.requireTime(wanted.line(), content, now);
        var revision = article.revise(content.withSlug(slug(wanted.draft(), slugs)), draft.note(), at, by.name());
        if (!wanted.line().isPublished()) {
            return new WriteArticles.Written(article, revision, wanted.draft().stored(content.body()), null);
        }
        article.publishedAt(now);
        var stored = wanted.draft().forReaders(content.body(), content.language());
        var row = CopyForReaders.of(article, revision.content, stored, now, found);
        row.updatedAt = wanted.line().updatedAt() == null ? now : wanted.line().updatedAt();
        return new WriteArticles.Written(article, revision, stored, row);
    }

    private static String slug(PreparedDraft prepared, FreeSlugs slugs) {
        if (prepared.slug() != null) {
            return slugs.takeFree(prepared.slug());
        }
        if (!slugs.take(prepared.draft().slug())) {
            throw ProblemException.validation(SaveArticle.SLUG_TAKEN);
        }
        return prepared.draft().slug();
    }

    /**
     * What becomes visible with them. Nobody waits for the event of their publication: of an article that is new,
     * nothing can have been remembered.
     */
    private void show(List<WriteArticles.Written> written, BatchNames found) {
        var rows = written.stream().filter(each -> each.row() != null).toList();
        rows.stream()
                .map(each -> each.row().editionId)
                .distinct()
                .map(found::edition)
                .forEach(editions::show);
        rows.stream()
                .flatMap(each -> each.workingCopy().content.sections().stream())
                .distinct()
                .map(found::section)
                .filter(section -> !found.lineage(section).stream().allMatch(above -> above.visible))
                .forEach(sections::show);
        collections.hold(rows.stream()
                .flatMap(each -> each.workingCopy().content.collections().stream())
                .distinct()
                .toList());
        for (var each : rows) {
            var named = each.workingCopy().content.collections();
            if (!named.isEmpty()) {
                collections.arrange(named, each.article().id);
            }
            var article = each.article();
            // Of most nobody has to be asked.
            var tags = article.translationGroup.equals(article.id)
                    ? ListTags.changedWith(each.row())
                    : live.changedTags(article.id, List.of(each.row()));
            changes.record(new Change("article", article.id, "published", tags));
        }
    }
}
