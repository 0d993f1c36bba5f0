package org.masthead.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.masthead.address.Domains;
import org.masthead.address.OwnUrls;
import org.masthead.address.WebAddresses;
import org.masthead.body.Body;
import org.masthead.http.FieldSelection;
import org.masthead.image.Image;
import org.masthead.image.ImageUse;
import org.masthead.image.ImageView;
import org.masthead.image.Images;
import org.masthead.site.Languages;

/**
 * Puts rows together with what they refer to, in a number of statements that does not depend on how many rows there
 * are. What is not wanted is not asked for.
 */
@ApplicationScoped
class ShowArticles {

    private final PublishedArticles published;
    private final Images images;
    private final Domains domains;

    ShowArticles(PublishedArticles published, Images images, Domains domains) {
        this.published = published;
        this.images = images;
        this.domains = domains;
    }

    /** Cards in the order of their rows. */
    List<ArticleCard> cards(
            List<PublishedArticles.CardRow> rows,
            FieldSelection fields,
            OwnUrls urls,
            Map<UUID, Highlights> highlights) {
        var around = around(rows, fields, Set.of(), urls, highlights);
        return rows.stream().map(row -> card(row, around)).toList();
    }

    /** Articles in full, in the order of their rows. */
    List<ArticleView> views(
            List<PublishedArticles.CardRow> rows,
            BodyFormat format,
            FieldSelection fields,
            OwnUrls urls,
            Map<UUID, Highlights> highlights) {
        var full = published.full(liveIds(rows), fields.wantsAny(format.member())).stream()
                .collect(Collectors.toMap(PublishedArticles.FullRow::liveId, Function.identity()));
        var bodies = full.values().stream()
                .map(PublishedArticles.FullRow::body)
                .filter(body -> body != null)
                .toList();
        var around = around(
                rows,
                fields,
                bodies.stream().flatMap(body -> body.images().stream()).collect(Collectors.toSet()),
                urls,
                highlights);
        var paths =
                published
                        .paths(bodies.stream()
                                .flatMap(body -> body.articles().stream())
                                .collect(Collectors.toSet()))
                        .stream()
                        .collect(Collectors.toMap(
                                PublishedArticles.PathRow::articleId,
                                place -> urls.page(place.editionId(), place.path())));
        var related = fields.wants("related") ? related(full.values(), urls) : Map.<UUID, ArticleCard>of();
        var translations = fields.wants("urls")
                ? published
                        .translations(rows.stream()
                                .map(PublishedArticles.CardRow::articleId)
                                .toList())
                        .stream()
                        .collect(Collectors.groupingBy(PublishedArticles.TranslationRow::of))
                : Map.<UUID, List<PublishedArticles.TranslationRow>>of();
        return rows.stream()
                .map(row -> view(
                        row,
                        full.get(row.liveId()),
                        format,
                        new Rendering(row.language(), paths, around.images(), urls),
                        related,
                        translations.getOrDefault(row.articleId(), List.of()),
                        around))
                .toList();
    }

    /** What several rows refer to; empty where it is not wanted. */
    private record Around(
            Map<UUID, Labels> labels,
            Map<UUID, Image> images,
            WebAddresses addresses,
            OwnUrls urls,
            Map<UUID, Highlights> highlights) {

        Labels labelsOf(PublishedArticles.CardRow row) {
            return labels.getOrDefault(row.liveId(), Labels.NONE);
        }
    }

    private Around around(
            List<PublishedArticles.CardRow> rows,
            FieldSelection fields,
            Set<UUID> inBodies,
            OwnUrls urls,
            Map<UUID, Highlights> highlights) {
        var labels = published.labels(liveIds(rows), Labels.kinds(fields)).stream()
                .collect(Collectors.groupingBy(PublishedArticles.Label::liveId, Labels.collector()));
        var pictures = new HashSet<>(inBodies);
        if (fields.wants("leadImage")) {
            rows.stream()
                    .map(PublishedArticles.CardRow::leadImageId)
                    .filter(id -> id != null)
                    .forEach(pictures::add);
        }
        return new Around(
                labels,
                images.withIds(pictures).stream().collect(Collectors.toMap(image -> image.id, Function.identity())),
                fields.wants("urls") ? domains.addresses() : WebAddresses.NONE,
                urls,
                highlights);
    }

    private static List<UUID> liveIds(List<PublishedArticles.CardRow> rows) {
        return rows.stream().map(PublishedArticles.CardRow::liveId).toList();
    }

    private static ArticleCard card(PublishedArticles.CardRow row, Around around) {
        var labels = around.labelsOf(row);
        return new ArticleCard(
                row.articleId(),
                row.slug(),
                row.kind(),
                row.edition(),
                row.language(),
                Languages.direction(row.language()),
                row.headline(),
                row.kicker(),
                row.summary(),
                row.byline(),
                row.dateline(),
                source(row),
                leadImage(row, around),
                labels.breadcrumb(),
                labels.sections(),
                labels.named("collection"),
                labels.named("author"),
                labels.named("tag"),
                row.publishedAt(),
                row.updatedAt(),
                row.wordCount(),
                Body.readingMinutes(row.wordCount()),
                new ArticleCard.CardUrls(row.path(), around.addresses().canonical(row.editionId(), row.path())),
                around.highlights().get(row.liveId()));
    }

    private static ArticleView view(
            PublishedArticles.CardRow row,
            PublishedArticles.FullRow full,
            BodyFormat format,
            Rendering references,
            Map<UUID, ArticleCard> related,
            List<PublishedArticles.TranslationRow> translations,
            Around around) {
        var labels = around.labelsOf(row);
        var body = full.body();
        return new ArticleView(
                row.articleId(),
                row.slug(),
                row.kind(),
                row.edition(),
                row.language(),
                Languages.direction(row.language()),
                row.headline(),
                row.kicker(),
                row.summary(),
                row.byline(),
                row.dateline(),
                source(row),
                body != null && format == BodyFormat.BLOCKS ? body.json(references) : null,
                body != null && format == BodyFormat.HTML ? body.html(references) : null,
                body != null && format == BodyFormat.MARKDOWN ? body.markdown(references) : null,
                body != null && format == BodyFormat.TEXT ? body.text() : null,
                leadImage(row, around),
                labels.breadcrumb(),
                labels.sections(),
                labels.named("collection"),
                labels.named("author"),
                labels.named("tag"),
                row.publishedAt(),
                row.updatedAt(),
                row.wordCount(),
                Body.readingMinutes(row.wordCount()),
                full.corrections(),
                new Rights(full.copyright(), full.usageTerms(), full.syndicatable()),
                full.related().stream()
                        .map(related::get)
                        .filter(card -> card != null)
                        .toList(),
                urls(row, translations, around.addresses()),
                around.highlights().get(row.liveId()));
    }

    /** The cards of what these are related to, by article. */
    private Map<UUID, ArticleCard> related(Collection<PublishedArticles.FullRow> rows, OwnUrls urls) {
        var ids = rows.stream().flatMap(row -> row.related().stream()).collect(Collectors.toSet());
        return cards(published.visible(ids), FieldSelection.ALL, urls, Map.of()).stream()
                .collect(Collectors.toMap(ArticleCard::id, Function.identity()));
    }

    private static ArticleView.Urls urls(
            PublishedArticles.CardRow row,
            List<PublishedArticles.TranslationRow> translations,
            WebAddresses addresses) {
        var canonical = addresses.canonical(row.editionId(), row.path());
        var editions = translations.stream()
                .sorted(Comparator.comparing(PublishedArticles.TranslationRow::language)
                        .thenComparing(PublishedArticles.TranslationRow::articleId))
                .map(translation -> {
                    var there = addresses.canonical(translation.editionId(), translation.path());
                    return new ArticleView.Translation(
                            translation.language(), there == null ? null : there.href(), translation.articleId());
                })
                .toList();
        return new ArticleView.Urls(
                row.path(),
                canonical,
                addresses.duplicates(row.editionId(), row.path()),
                editions,
                new ArticleView.Share(canonical == null ? null : canonical.href()));
    }

    private static ArticleCard.Named source(PublishedArticles.CardRow row) {
        return row.sourceSlug() == null ? null : new ArticleCard.Named(row.sourceSlug(), row.sourceName());
    }

    private static ImageView leadImage(PublishedArticles.CardRow row, Around around) {
        var image = around.images().get(row.leadImageId());
        return image == null
                ? null
                : ImageView.of(
                        image,
                        new ImageUse(row.leadImageId(), row.leadAlt(), row.leadCaption(), row.leadCredit()),
                        row.language(),
                        around.urls());
    }
}
