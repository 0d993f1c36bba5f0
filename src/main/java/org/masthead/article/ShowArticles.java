package org.masthead.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.masthead.address.Domains;
import org.masthead.address.WebAddresses;
import org.masthead.body.Body;
import org.masthead.body.Picture;
import org.masthead.body.References;
import org.masthead.image.Image;
import org.masthead.image.ImageUse;
import org.masthead.image.ImageView;
import org.masthead.image.Images;
import org.masthead.site.Languages;

/**
 * Puts rows together with what they refer to, in a number of statements that does not depend on how many rows there
 * are.
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
    List<ArticleCard> cards(List<PublishedArticles.CardRow> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var labels = published
                .labels(rows.stream().map(PublishedArticles.CardRow::liveId).toList())
                .stream()
                .collect(Collectors.groupingBy(PublishedArticles.Label::liveId));
        var pictures = pictures(rows.stream()
                .map(PublishedArticles.CardRow::leadImageId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        var addresses = domains.addresses();
        return rows.stream()
                .map(row -> card(row, new Labels(labels.getOrDefault(row.liveId(), List.of())), pictures, addresses))
                .toList();
    }

    private ArticleCard card(
            PublishedArticles.CardRow row, Labels labels, Map<UUID, Image> pictures, WebAddresses addresses) {
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
                leadImage(row, pictures),
                labels.breadcrumb(),
                labels.sections(),
                labels.named("collection"),
                labels.named("author"),
                labels.named("tag"),
                row.publishedAt(),
                row.updatedAt(),
                row.wordCount(),
                Body.readingMinutes(row.wordCount()),
                new ArticleCard.CardUrls(row.path(), addresses.canonical(row.editionId(), row.path())));
    }

    /** The article of a visible row in full. */
    ArticleView view(UUID liveId, BodyFormat format) {
        var row = published.card(liveId);
        var full = published.full(liveId);
        var labels = new Labels(published.labels(List.of(liveId)));
        var pictures = pictures(picturesOf(row, full));
        var paths = published.paths(full.body().articles()).stream()
                .collect(Collectors.toMap(PublishedArticles.PathRow::articleId, PublishedArticles.PathRow::path));
        var references = new Rendering(row.language(), paths, pictures);
        var addresses = domains.addresses();
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
                format == BodyFormat.BLOCKS ? full.body().json(references) : null,
                format == BodyFormat.HTML ? full.body().html(references) : null,
                format == BodyFormat.MARKDOWN ? full.body().markdown(references) : null,
                format == BodyFormat.TEXT ? full.bodyText() : null,
                leadImage(row, pictures),
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
                related(full.related()),
                urls(row, addresses));
    }

    private static Set<UUID> picturesOf(PublishedArticles.CardRow row, PublishedArticles.FullRow full) {
        var ids = new HashSet<>(full.body().images());
        if (row.leadImageId() != null) {
            ids.add(row.leadImageId());
        }
        return ids;
    }

    private Map<UUID, Image> pictures(Set<UUID> ids) {
        return images.withIds(ids).stream().collect(Collectors.toMap(image -> image.id, Function.identity()));
    }

    private List<ArticleCard> related(List<UUID> ids) {
        return cards(published.visible(ids).stream()
                .sorted(Comparator.comparing(row -> ids.indexOf(row.articleId())))
                .toList());
    }

    private ArticleView.Urls urls(PublishedArticles.CardRow row, WebAddresses addresses) {
        var canonical = addresses.canonical(row.editionId(), row.path());
        var translations = published.translations(row.articleId()).stream()
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
                translations,
                new ArticleView.Share(canonical == null ? null : canonical.href()));
    }

    private static ArticleCard.Named source(PublishedArticles.CardRow row) {
        return row.sourceSlug() == null ? null : new ArticleCard.Named(row.sourceSlug(), row.sourceName());
    }

    private static ImageView leadImage(PublishedArticles.CardRow row, Map<UUID, Image> pictures) {
        return row.leadImageId() == null
                ? null
                : ImageView.of(
                        pictures.get(row.leadImageId()),
                        new ImageUse(row.leadImageId(), row.leadAlt(), row.leadCaption(), row.leadCredit()),
                        row.language());
    }

    /** What a body refers to, as it is while the article is shown. */
    private record Rendering(String language, Map<UUID, String> paths, Map<UUID, Image> images) implements References {

        @Override
        public String href(UUID article) {
            return paths.get(article);
        }

        @Override
        public Picture picture(UUID id) {
            var image = images.get(id);
            if (image == null) {
                return null;
            }
            var view = ImageView.of(image, new ImageUse(id, null, null, null), language);
            return new Picture(
                    view,
                    view.url(),
                    view.width(),
                    view.height(),
                    view.srcset(),
                    view.alt(),
                    view.caption(),
                    view.credit());
        }
    }

    /** The names that one article carries. */
    private record Labels(List<PublishedArticles.Label> all) {

        List<ArticleCard.InSection> sections() {
            return all.stream()
                    .filter(label -> label.kind().equals("section") && label.position() != null)
                    .map(label -> new ArticleCard.InSection(label.key(), label.name(), label.position() == 0))
                    .toList();
        }

        List<ArticleCard.Crumb> breadcrumb() {
            return sections().stream()
                    .filter(ArticleCard.InSection::primary)
                    .flatMap(primary -> all.stream()
                            .filter(label -> label.kind().equals("section")
                                    && (primary.path() + "/").startsWith(label.key() + "/")))
                    .sorted(Comparator.comparing(label -> label.key().length()))
                    .map(label -> new ArticleCard.Crumb(label.key(), label.name()))
                    .toList();
        }

        List<ArticleCard.Named> named(String kind) {
            return all.stream()
                    .filter(label -> label.kind().equals(kind))
                    .map(label -> new ArticleCard.Named(label.key(), label.name()))
                    .toList();
        }
    }
}
