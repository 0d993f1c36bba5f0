package org.masthead.article;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
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
                names(sections, content.sections(), section -> section.path),
                names(collections, content.collections(), collection -> collection.slug),
                names(authors, content.authors(), author -> author.slug),
                names(tags, content.tags(), tag -> tag.slug),
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
                article.owner,
                revision.createdAt,
                revision.createdBy,
                article.removedAt,
                article.erasedAt,
                warnings);
    }

    /**
     * The draft that would make the article what it was saved as once. Labels are named in it by their ids: somebody
     * else may be giving them other paths and slugs.
     *
     * @param withBody whether its text is in it
     * @param note why it will be saved, or null
     */
    ArticleDraft draft(Article article, Revision revision, boolean withBody, String note) {
        var content = revision.content;
        var draft = ArticleDraft.of(of(article, revision, List.of()), withBody, note);
        return draft.withNames(
                names(sections, content.sections(), section -> section.id.toString()),
                names(collections, content.collections(), collection -> collection.id.toString()),
                names(authors, content.authors(), author -> author.id.toString()),
                names(tags, content.tags(), tag -> tag.id.toString()),
                draft.related(),
                draft.translationOf());
    }

    /** Summaries in the order of their rows. */
    List<ArticleSummary> summaries(List<WorkingCopies.Row> rows) {
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
                            article.owner,
                            row.workingCopy().createdAt,
                            row.workingCopy().createdBy);
                })
                .toList();
    }

    /** Of an earlier revision, some may have been deleted since. */
    private static <T> List<String> names(
            PanacheRepositoryBase<T, UUID> all, List<UUID> ids, Function<T, String> name) {
        return ids.stream()
                .map(all::findById)
                .filter(Objects::nonNull)
                .map(name)
                .toList();
    }
}
