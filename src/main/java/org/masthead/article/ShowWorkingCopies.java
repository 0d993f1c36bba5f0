package org.masthead.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.masthead.author.Authors;
import org.masthead.collection.Collections;
import org.masthead.section.Sections;
import org.masthead.site.Editions;
import org.masthead.tag.Tags;

/** Shows articles to the newsroom: ids as paths and slugs, and how it stands with each. */
@ApplicationScoped
public class ShowWorkingCopies {

    private final Articles articles;
    private final LiveArticles live;
    private final Editions editions;
    private final Sections sections;
    private final Collections collections;
    private final Authors authors;
    private final Tags tags;
    private final Sources sources;
    private final Clock clock;

    ShowWorkingCopies(
            Articles articles,
            LiveArticles live,
            Editions editions,
            Sections sections,
            Collections collections,
            Authors authors,
            Tags tags,
            Sources sources,
            Clock clock) {
        this.articles = articles;
        this.live = live;
        this.editions = editions;
        this.sections = sections;
        this.collections = collections;
        this.authors = authors;
        this.tags = tags;
        this.sources = sources;
        this.clock = clock;
    }

    public WorkingCopy of(Article article, List<String> warnings) {
        return of(article, articles.workingCopy(article), warnings);
    }

    /** The article as it was saved once, and how it stands with it now. */
    WorkingCopy of(Article article, Revision revision, List<String> warnings) {
        var content = revision.content;
        var standing = Standing.of(article, live.of(article.id), clock.instant());
        return new WorkingCopy(
                article.id,
                content.slug(),
                content.kind(),
                editions.findById(article.editionId).key,
                content.language(),
                content.headline(),
                content.kicker(),
                content.summary(),
                content.byline(),
                content.dateline(),
                content.source() == null ? null : sources.findById(content.source()).slug,
                names(content.sections(), id -> sections.findById(id).path),
                names(content.collections(), id -> collections.findById(id).slug),
                names(content.authors(), id -> authors.findById(id).slug),
                names(content.tags(), id -> tags.findById(id).slug),
                content.related(),
                article.translationOf(),
                content.leadImage(),
                content.corrections(),
                content.rights(),
                content.publishedAt(),
                content.body(),
                standing.status(),
                article.stage,
                revision.number,
                standing.hasUnpublishedChanges(),
                standing.publishAt(),
                standing.withdrawAt(),
                article.createdAt,
                article.createdBy,
                revision.createdAt,
                revision.createdBy,
                article.removedAt,
                warnings);
    }

    /** Summaries in the order of their rows. */
    List<ArticleSummary> summaries(List<Articles.Row> rows) {
        var liveRows = live.of(rows.stream().map(row -> row.article().id).toList()).stream()
                .collect(Collectors.groupingBy(row -> row.articleId));
        var now = clock.instant();
        return rows.stream()
                .map(row -> {
                    var article = row.article();
                    var content = row.workingCopy().content;
                    var standing = Standing.of(article, liveRows.getOrDefault(article.id, List.of()), now);
                    return new ArticleSummary(
                            article.id,
                            content.slug(),
                            content.kind(),
                            content.language(),
                            content.headline(),
                            standing.status(),
                            article.stage,
                            article.revision,
                            standing.hasUnpublishedChanges(),
                            article.createdAt,
                            article.createdBy,
                            row.workingCopy().createdAt,
                            row.workingCopy().createdBy);
                })
                .toList();
    }

    private static List<String> names(List<UUID> ids, Function<UUID, String> name) {
        return ids.stream().map(name).toList();
    }
}
