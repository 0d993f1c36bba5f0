package org.masthead.article;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.masthead.access.Audit;
import org.masthead.change.Change;
import org.masthead.change.ChangeLog;
import org.masthead.collection.Collections;
import org.masthead.http.Fault;
import org.masthead.http.ProblemException;
import org.masthead.section.Sections;
import org.masthead.site.Editions;

/**
 * Shows the working copy of an article to readers: copies it into a live row, and with it shows the edition, sections
 * and collections that readers did not see yet.
 */
@ApplicationScoped
public class PublishArticle {

    private final Articles articles;
    private final LiveArticles live;
    private final CopyForReaders copies;
    private final Slugs slugs;
    private final Editions editions;
    private final Sections sections;
    private final Collections collections;
    private final ChangeLog changes;
    private final Audit audit;
    private final Event<ArticlePublished> published;

    PublishArticle(
            Articles articles,
            LiveArticles live,
            CopyForReaders copies,
            Slugs slugs,
            Editions editions,
            Sections sections,
            Collections collections,
            ChangeLog changes,
            Audit audit,
            Event<ArticlePublished> published) {
        this.articles = articles;
        this.live = live;
        this.copies = copies;
        this.slugs = slugs;
        this.editions = editions;
        this.sections = sections;
        this.collections = collections;
        this.changes = changes;
        this.audit = audit;
        this.published = published;
    }

    /** Publishes the working copy now, for as long as before. */
    public void now(Article article, boolean minor) {
        now(article, minor, null);
    }

    /**
     * Publishes the working copy now, in place of what readers see of the article and of what was to come.
     *
     * @param minor whether readers shall keep the time of the last update
     * @param until when it disappears; null: as was decided before
     * @throws ProblemException 422 with everything that a reader would miss
     */
    void now(Article article, boolean minor, Instant until) {
        var content = contentForReaders(article);
        var now = live.now();
        var rows = Rows.of(live.of(article.id), now);
        live.clearComing(article.id);
        live.clear(article.id);
        article.publishedAt(now);
        if (until != null) {
            article.isNotWithdrawn();
        }
        var row = copies.of(article, content, now);
        row.updatedAt = minor && rows.current() != null ? rows.current().updatedAt : now;
        persist(row, until == null ? rows.endAfter(now) : until);
        showWhatComesWithIt(row, content);
        var tags = live.changedTags(
                article.id, Stream.concat(Stream.of(row), rows.all().stream()).toList());
        changes.record(new Change("article", article.id, rows.current() == null ? "published" : "updated", tags));
        audit.record("publish", "article", article.id);
        published.fire(new ArticlePublished(article.id));
    }

    /**
     * Lets the working copy become what readers see at a time to come, by the clock alone. What was to come before does
     * not; what readers see by then ends.
     */
    void at(Article article, Instant time, boolean minor, Instant until) {
        var content = contentForReaders(article);
        var now = live.now();
        var rows = Rows.of(live.of(article.id), now);
        var end = until == null ? rows.endAfter(time) : until;
        live.clearComing(article.id);
        var current = rows.current();
        if (current != null
                && (rows.endOfCurrent() == null || rows.endOfCurrent().isAfter(time))) {
            live.endAt(current, time);
        }
        article.scheduledFor(time, now);
        if (until != null) {
            article.isNotWithdrawn();
        }
        var row = copies.of(article, content, time);
        row.updatedAt = minor && current != null ? current.updatedAt : time;
        persist(row, end);
        live.tellWhenDue(row.id, current == null ? "published" : "updated", time);
        audit.record("schedule", "article", article.id);
    }

    /** What was to come or go by the clock does not. */
    void notByTheClock(Article article) {
        var now = live.now();
        var current = Rows.of(live.of(article.id), now).current();
        live.clearComing(article.id);
        if (current != null) {
            live.endAt(current, null);
        }
        article.unscheduledAt(now);
        audit.record("unschedule", "article", article.id);
    }

    /** Tells that a row has become visible by the clock, and shows what comes with it. */
    void cameByTheClock(LiveArticle row, String reason) {
        var article = articles.findById(row.articleId);
        var tags = live.changedTags(article.id, live.of(article.id));
        showWhatComesWithIt(row, articles.revision(article, row.revision).content);
        live.clearBefore(row);
        articles.endWithdrawal(article);
        changes.record(new Change("article", article.id, reason, tags));
        published.fire(new ArticlePublished(article.id));
    }

    private ArticleContent contentForReaders(Article article) {
        var content = articles.workingCopy(article).content;
        requireWhatReadersNeed(content);
        return content;
    }

    private void persist(LiveArticle row, Instant until) {
        row.visibleUntil = until;
        live.persist(row);
        slugs.publish(row.slug, row.visibleFrom);
        live.rememberPath(row.articleId, row.path, row.visibleFrom);
        if (until != null) {
            live.tellWhenDue(row.id, "expired", until);
        }
    }

    private static void requireWhatReadersNeed(ArticleContent content) {
        var missing = missing(content);
        if (!missing.isEmpty()) {
            throw ProblemException.validation(missing);
        }
    }

    /** What a reader would miss. */
    static List<Fault> missing(ArticleContent content) {
        var missing = new ArrayList<Fault>();
        if (content.headline() == null) {
            missing.add(Fault.at("/headline", "missing", "is needed before readers can see the article"));
        }
        if (content.sections().isEmpty()) {
            missing.add(Fault.at("/sections", "missing", "must have one section before readers can see the article"));
        }
        if (!content.body().hasText()) {
            missing.add(Fault.at("/body", "missing", "must have a block with text before readers can see the article"));
        }
        return missing;
    }

    private void showWhatComesWithIt(LiveArticle row, ArticleContent content) {
        editions.show(editions.findById(row.editionId));
        sections.withIds(content.sections()).forEach(sections::show);
        collections.arrange(content.collections(), row.articleId);
    }
}
