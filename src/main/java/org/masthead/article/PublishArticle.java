package org.masthead.article;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.masthead.access.Audit;
import org.masthead.address.Domains;
import org.masthead.address.PathTemplate;
import org.masthead.change.Change;
import org.masthead.change.ChangeLog;
import org.masthead.collection.Collections;
import org.masthead.database.Ids;
import org.masthead.http.Fault;
import org.masthead.http.ProblemException;
import org.masthead.image.ImageUse;
import org.masthead.section.Section;
import org.masthead.section.Sections;
import org.masthead.site.Editions;
import org.masthead.site.Sites;

/**
 * Shows the working copy of an article to readers: copies it into a live row, and with it shows the edition, sections
 * and collections that readers did not see yet.
 */
@ApplicationScoped
public class PublishArticle {

    private final Articles articles;
    private final LiveArticles live;
    private final Sites sites;
    private final Editions editions;
    private final Sections sections;
    private final Collections collections;
    private final ChangeLog changes;
    private final Audit audit;
    private final Event<ArticlePublished> published;

    PublishArticle(
            Articles articles,
            LiveArticles live,
            Sites sites,
            Editions editions,
            Sections sections,
            Collections collections,
            ChangeLog changes,
            Audit audit,
            Event<ArticlePublished> published) {
        this.articles = articles;
        this.live = live;
        this.sites = sites;
        this.editions = editions;
        this.sections = sections;
        this.collections = collections;
        this.changes = changes;
        this.audit = audit;
        this.published = published;
    }

    /**
     * Publishes the working copy now, in place of what readers see of the article.
     *
     * @param minor whether readers shall keep the time of the last update
     * @throws ProblemException 422 with everything that a reader would miss
     */
    public void now(Article article, boolean minor) {
        var content = articles.workingCopy(article).content;
        requireWhatReadersNeed(content);
        var now = live.now();
        var before = live.of(article.id).stream().findFirst();
        live.clear(article.id);
        article.publishedAt(now);
        var row = row(article, content, now);
        row.updatedAt = minor && before.isPresent() ? before.get().updatedAt : now;
        live.persist(row);
        live.rememberPath(article.id, row.path);
        showWhatComesWithIt(article, content);
        var tags = new LinkedHashSet<>(listTags(row));
        before.ifPresent(earlier -> tags.addAll(listTags(earlier)));
        changes.record(new Change("article", article.id, before.isPresent() ? "updated" : "published", tags));
        audit.record("publish", "article", article.id);
        published.fire(new ArticlePublished(article.id));
    }

    private static void requireWhatReadersNeed(ArticleContent content) {
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
        if (!missing.isEmpty()) {
            throw ProblemException.validation(missing);
        }
    }

    private void showWhatComesWithIt(Article article, ArticleContent content) {
        editions.show(editions.findById(article.editionId));
        sections.withIds(content.sections()).forEach(sections::show);
        collections.keepOnlyIn(content.collections(), article.id);
        collections.withIds(content.collections()).forEach(collection -> collections.putFirst(collection, article.id));
    }

    private LiveArticle row(Article article, ArticleContent content, Instant now) {
        var edition = editions.findById(article.editionId);
        var own = content.sections().stream().map(sections::findById).toList();
        var row = new LiveArticle();
        row.id = Ids.next();
        row.articleId = article.id;
        row.revision = article.revision;
        row.editionId = edition.id;
        row.visibleFrom = now;
        row.publishedAt = content.publishedAt() == null ? article.firstPublishedAt : content.publishedAt();
        row.kind = content.kind().text();
        row.language = content.language();
        row.slug = content.slug();
        row.path = path(own.get(0), content.slug(), edition.key, row.publishedAt);
        row.headline = content.headline();
        row.kicker = content.kicker();
        row.summary = content.summary();
        row.byline = content.byline();
        row.dateline = content.dateline();
        row.sourceId = content.source();
        if (content.leadImage() != null) {
            row.leadImageId = content.leadImage().id();
            row.leadAlt = content.leadImage().alt();
            row.leadCaption = content.leadImage().caption();
            row.leadCredit = content.leadImage().credit();
        }
        row.wordCount = content.body().wordCount(content.language());
        row.corrections = content.corrections();
        row.related = content.related();
        row.copyright = content.rights().copyright();
        row.usageTerms = content.rights().usageTerms();
        row.syndicatable = content.rights().syndicatable();
        row.body = content.body();
        row.bodyText = content.body().text();
        row.sections.addAll(inSections(row, own));
        row.authors.addAll(IntStream.range(0, content.authors().size())
                .mapToObj(position -> new LiveArticle.ByAuthor(
                        content.authors().get(position), position, row.publishedAt, row.articleId))
                .toList());
        row.tags.addAll(IntStream.range(0, content.tags().size())
                .mapToObj(position ->
                        new LiveArticle.WithTag(content.tags().get(position), position, row.publishedAt, row.articleId))
                .toList());
        row.images.addAll(shows(content));
        row.cacheTags = List.copyOf(cacheTags(row));
        return row;
    }

    private String path(Section primary, String slug, String edition, Instant publishedAt) {
        var site = sites.current();
        return new PathTemplate(site.pathTemplate)
                .path(primary.path, slug, edition, publishedAt.atZone(ZoneId.of(site.timeZone)));
    }

    /** Its own sections in their order, and without a position all those above them. */
    private List<LiveArticle.InSection> inSections(LiveArticle row, List<Section> own) {
        var ownIds = own.stream().map(section -> section.id).toList();
        var above = own.stream()
                .flatMap(section -> sections.lineage(section).stream())
                .map(section -> section.id)
                .filter(id -> !ownIds.contains(id))
                .distinct();
        return Stream.concat(
                        IntStream.range(0, own.size())
                                .mapToObj(position -> new LiveArticle.InSection(
                                        ownIds.get(position), position, row.publishedAt, row.articleId)),
                        above.map(id -> new LiveArticle.InSection(id, null, row.publishedAt, row.articleId)))
                .toList();
    }

    private static List<LiveArticle.Shows> shows(ArticleContent content) {
        var lead = Stream.ofNullable(content.leadImage()).map(use -> shows("lead", use));
        var inBody = content.body().images().stream().map(id -> shows("body", new ImageUse(id, null, null, null)));
        return Stream.concat(lead, inBody).toList();
    }

    private static LiveArticle.Shows shows(String place, ImageUse use) {
        return new LiveArticle.Shows(use.id(), place, use.alt(), use.caption(), use.credit());
    }

    /** Everything whose change can change the article's JSON; its collections are added when it is read. */
    private static Set<String> cacheTags(LiveArticle row) {
        var tags = new LinkedHashSet<String>();
        tags.add(Change.tag("article", row.articleId));
        row.sections.forEach(section -> tags.add(Change.tag("section", section.sectionId())));
        row.authors.forEach(author -> tags.add(Change.tag("author", author.authorId())));
        row.tags.forEach(tag -> tags.add(Change.tag("tag", tag.tagId())));
        row.images.forEach(image -> tags.add(Change.tag("image", image.imageId())));
        row.body.articles().forEach(id -> tags.add(Change.tag("article", id)));
        row.related.forEach(id -> tags.add(Change.tag("article", id)));
        tags.add(Domains.CACHE_TAG);
        return tags;
    }

    /** What may be different once the row comes or goes: the article, and every list it stands in. */
    static Set<String> listTags(LiveArticle row) {
        var tags = new LinkedHashSet<String>();
        tags.add(Change.tag("article", row.articleId));
        tags.add("articles");
        row.sections.forEach(section -> tags.add(articlesOf("section", section.sectionId())));
        row.authors.forEach(author -> tags.add(articlesOf("author", author.authorId())));
        row.tags.forEach(tag -> tags.add(articlesOf("tag", tag.tagId())));
        return tags;
    }

    /** The cache tag of lists of the articles of a section, an author, a tag, a collection. */
    static String articlesOf(String kind, UUID id) {
        return Change.tag(kind, id) + "-articles";
    }
}
