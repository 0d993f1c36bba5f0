package org.masthead.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.masthead.address.Domains;
import org.masthead.address.PathTemplate;
import org.masthead.body.Body;
import org.masthead.change.Change;
import org.masthead.database.Ids;
import org.masthead.image.ImageUse;
import org.masthead.section.Section;
import org.masthead.section.Sections;
import org.masthead.site.Edition;
import org.masthead.site.Editions;
import org.masthead.site.Site;
import org.masthead.site.Sites;

/** Copies what a revision says into a row for readers, with all that lists and search find it by. */
@ApplicationScoped
class CopyForReaders {

    private final StoredDesks stored;

    CopyForReaders(StoredDesks stored) {
        this.stored = stored;
    }

    /** What a path is made of, and which sections lie above others. */
    interface Desks {

        Site site();

        Edition edition(UUID id);

        Section section(UUID id);

        /** The section and all those above it, from the top down; they stay until the transaction ends. */
        List<Section> lineage(Section section);
    }

    /** Asks the database for each. */
    @ApplicationScoped
    static class StoredDesks implements Desks {

        private final Sites sites;
        private final Editions editions;
        private final Sections sections;

        StoredDesks(Sites sites, Editions editions, Sections sections) {
            this.sites = sites;
            this.editions = editions;
            this.sections = sections;
        }

        @Override
        public Site site() {
            return sites.current();
        }

        @Override
        public Edition edition(UUID id) {
            return editions.findById(id);
        }

        @Override
        public Section section(UUID id) {
            return sections.findById(id);
        }

        @Override
        public List<Section> lineage(Section section) {
            return sections.lineage(section);
        }

        /** The same for what is not stored: nobody has to wait with moving a section. */
        Desks unheld() {
            return new StoredDesks(sites, editions, sections) {
                @Override
                public List<Section> lineage(Section section) {
                    return sections.above(section);
                }
            };
        }
    }

    /**
     * A row that shows what an article says, from a time on. Its sections stay where they are until the transaction
     * ends.
     *
     * @return still without its end and the time of the last update
     */
    LiveArticle of(Article article, ArticleContent content, Instant from) {
        return of(article, content, body(content), from, stored);
    }

    /**
     * The row that it would be if readers saw it from a time on, whatever it still lacks for that. Not to be stored.
     */
    LiveArticle unpublished(Article article, ArticleContent content, Instant from) {
        var row = of(article, content, body(content), from, stored.unheld());
        row.headline = row.headline == null ? "" : row.headline;
        return row;
    }

    private static StoredBody body(ArticleContent content) {
        return StoredBody.forReaders(content.body(), content.language());
    }

    /** The same by desks that were read before, and by what was made of its body before. */
    static LiveArticle of(Article article, ArticleContent content, StoredBody body, Instant from, Desks desks) {
        var edition = desks.edition(article.editionId);
        // Those of a past revision may have been removed since.
        var own = content.sections().stream()
                .map(desks::section)
                .filter(Objects::nonNull)
                .toList();
        var row = new LiveArticle();
        row.id = Ids.next();
        row.articleId = article.id;
        row.revision = article.revision;
        row.editionId = edition.id;
        row.visibleFrom = from;
        row.publishedAt = Stream.of(content.publishedAt(), article.firstPublishedAt, from)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        row.kind = content.kind().text();
        row.language = content.language();
        row.slug = content.slug();
        row.path = path(desks.site(), own, content.slug(), edition.key, row.publishedAt);
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
        row.wordCount = body.words();
        row.corrections = content.corrections();
        row.related = content.related();
        row.copyright = content.rights().copyright();
        row.usageTerms = content.rights().usageTerms();
        row.syndicatable = content.rights().syndicatable();
        row.body = body.json();
        row.bodyRefers = body.refers();
        row.bodyText = body.text();
        row.sections.addAll(inSections(row, own, desks));
        row.authors.addAll(IntStream.range(0, content.authors().size())
                .mapToObj(position -> new LiveArticle.ByAuthor(
                        content.authors().get(position), position, row.publishedAt, row.articleId))
                .toList());
        row.tags.addAll(IntStream.range(0, content.tags().size())
                .mapToObj(position ->
                        new LiveArticle.WithTag(content.tags().get(position), position, row.publishedAt, row.articleId))
                .toList());
        row.images.addAll(shows(content));
        row.ownSections = own.size();
        row.cacheTags = List.copyOf(cacheTags(row, content.body()));
        return row;
    }

    private static String path(Site site, List<Section> own, String slug, String edition, Instant publishedAt) {
        var section = own.isEmpty() ? "" : own.get(0).path;
        return new PathTemplate(site.pathTemplate)
                .path(section, slug, edition, publishedAt.atZone(ZoneId.of(site.timeZone)));
    }

    /** Its own sections in their order, and without a position all those above them. */
    private static List<LiveArticle.InSection> inSections(LiveArticle row, List<Section> own, Desks desks) {
        var ownIds = own.stream().map(section -> section.id).toList();
        var above = own.stream()
                .flatMap(section -> desks.lineage(section).stream())
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

    private static Set<String> cacheTags(LiveArticle row, Body body) {
        var tags = new LinkedHashSet<String>();
        tags.add(Change.tag("article", row.articleId));
        row.sections.forEach(section -> tags.add(Change.tag("section", section.sectionId())));
        row.authors.forEach(author -> tags.add(Change.tag("author", author.authorId())));
        row.tags.forEach(tag -> tags.add(Change.tag("tag", tag.tagId())));
        row.images.forEach(image -> tags.add(Change.tag("image", image.imageId())));
        body.articles().forEach(id -> tags.add(Change.tag("article", id)));
        row.related.forEach(id -> tags.add(Change.tag("article", id)));
        tags.add(Domains.CACHE_TAG);
        return tags;
    }
}
