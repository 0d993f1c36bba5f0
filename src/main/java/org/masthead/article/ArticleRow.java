package org.masthead.article;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.masthead.body.Body;
import org.masthead.image.Image;
import org.masthead.image.ImageUse;

/**
 * A live row as readers are shown it, read by {@link ArticleRows}. What was not wanted is empty or null.
 *
 * @param keys its sort keys in the list it was found in
 * @param sections its own, the primary one first, then those above them
 * @param cacheTags those of all that it shows but its collections
 * @param ownSections how many of the sections are its own
 * @param leadUse what the article says of its lead image
 * @param excluded ids of the domains that it does not stand on
 * @param full null on cards
 */
record ArticleRow(
        List<String> keys,
        UUID liveId,
        UUID articleId,
        UUID editionId,
        String kind,
        String language,
        String slug,
        String path,
        String headline,
        String kicker,
        String summary,
        String byline,
        String dateline,
        UUID sourceId,
        Image leadImage,
        ImageUse leadUse,
        List<String> cacheTags,
        List<UUID> sections,
        int ownSections,
        List<UUID> collections,
        List<UUID> authors,
        List<UUID> tags,
        int wordCount,
        Instant publishedAt,
        Instant updatedAt,
        List<UUID> excluded,
        Full full) {

    /**
     * What only an article in full shows.
     *
     * @param body null when it was not wanted, or is sent as it is
     * @param bodyAsSent the blocks as readers get them, when they refer to nothing
     * @param related ids of articles
     * @param translations the visible rows of all its translations, itself included, by language
     */
    record Full(
            List<Correction> corrections,
            List<UUID> related,
            Rights rights,
            Body body,
            String bodyAsSent,
            List<Translation> translations) {}

    /** The article in a language. */
    record Translation(UUID articleId, String language, UUID editionId, String path, List<UUID> excluded) {}

    /**
     * The row that would be read if this one were stored.
     *
     * @param body what the row holds as text
     * @param lead the lead image, if there is one
     * @param collections those that would hold the article, in the order of their slugs
     * @param translations as {@link Full} has them
     */
    static ArticleRow of(
            LiveArticle row, Body body, List<Image> lead, List<UUID> collections, List<Translation> translations) {
        return new ArticleRow(
                List.of(),
                row.id,
                row.articleId,
                row.editionId,
                row.kind,
                row.language,
                row.slug,
                row.path,
                row.headline,
                row.kicker,
                row.summary,
                row.byline,
                row.dateline,
                row.sourceId,
                lead.stream().findFirst().orElse(null),
                new ImageUse(row.leadImageId, row.leadAlt, row.leadCaption, row.leadCredit),
                row.cacheTags,
                row.sections.stream().map(LiveArticle.InSection::sectionId).toList(),
                row.ownSections,
                collections,
                row.authors.stream().map(LiveArticle.ByAuthor::authorId).toList(),
                row.tags.stream().map(LiveArticle.WithTag::tagId).toList(),
                row.wordCount,
                row.publishedAt,
                row.updatedAt,
                List.of(),
                new Full(
                        row.corrections,
                        row.related,
                        new Rights(row.copyright, row.usageTerms, row.syndicatable),
                        body,
                        null,
                        translations));
    }

    /** All labels that it shows. */
    Stream<UUID> labels() {
        return Stream.of(
                        Stream.of(editionId),
                        Stream.ofNullable(sourceId),
                        sections.stream(),
                        collections.stream(),
                        authors.stream(),
                        tags.stream())
                .flatMap(ids -> ids);
    }
}
