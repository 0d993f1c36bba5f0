package org.masthead.article;

import com.fasterxml.jackson.databind.util.RawValue;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
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
import org.masthead.image.ImageView;
import org.masthead.image.Images;
import org.masthead.site.Languages;

/**
 * Puts rows together with what they refer to, in a number of statements that does not depend on how many rows there
 * are: none of its own for cards, as long as the names of their labels are known; for articles in full one each for
 * pictures in bodies, links to own articles, and related ones, where there are any.
 */
@ApplicationScoped
class ShowArticles {

    private final PublishedArticles published;
    private final LabelNames names;
    private final Images images;
    private final Domains domains;

    ShowArticles(PublishedArticles published, LabelNames names, Images images, Domains domains) {
        this.published = published;
        this.names = names;
        this.images = images;
        this.domains = domains;
    }

    /**
     * Cards or articles in full, in the order of their rows.
     *
     * @param position the newest of the log, as it was before the rows were read
     * @param highlights by live row
     */
    List<ListedArticle> listed(
            List<ArticleRow> rows, ArticleShape shape, long position, Map<UUID, Highlights> highlights) {
        return List.copyOf(
                shape.isCard() ? cards(rows, shape, position, highlights) : views(rows, shape, position, highlights));
    }

    /** One article in full. */
    ArticleView view(ArticleRow row, ArticleShape shape, long position) {
        return views(List.of(row), shape, position, Map.of()).get(0);
    }

    /**
     * One article in full, of a row that readers do not see, as if they did: what it says of itself elsewhere included.
     * Its pictures stand where the URLs of the shape say, those of related articles where readers find them.
     */
    ArticleView unpublished(ArticleRow row, ArticleShape shape, long position) {
        var around =
                new Around(names.read(row.labels().collect(Collectors.toSet())), domains.addresses(), shape.urls());
        var bodies = bodies(List.of(row));
        var pages = new HashMap<>(pages(bodies, shape.urls()));
        pages.put(row.articleId(), shape.urls().page(row.editionId(), row.path()));
        var related = new HashMap<>(related(List.of(row), shape.urls().ofReaders(), position));
        related.put(row.articleId(), card(row, around, null));
        return view(row, shape.format(), pictures(bodies), pages, related, around, null);
    }

    private List<ArticleCard> cards(
            List<ArticleRow> rows, ArticleShape shape, long position, Map<UUID, Highlights> highlights) {
        var around = around(rows, shape, position);
        return rows.stream()
                .map(row -> card(row, around, highlights.get(row.liveId())))
                .toList();
    }

    private List<ArticleView> views(
            List<ArticleRow> rows, ArticleShape shape, long position, Map<UUID, Highlights> highlights) {
        var around = around(rows, shape, position);
        var bodies = bodies(rows);
        var pictures = pictures(bodies);
        var pages = pages(bodies, shape.urls());
        var related =
                shape.fields().wants("related") ? related(rows, shape.urls(), position) : Map.<UUID, ArticleCard>of();
        return rows.stream()
                .map(row -> view(row, shape.format(), pictures, pages, related, around, highlights.get(row.liveId())))
                .toList();
    }

    private static List<Body> bodies(List<ArticleRow> rows) {
        return rows.stream()
                .map(row -> row.full().body())
                .filter(body -> body != null)
                .toList();
    }

    private Map<UUID, Image> pictures(List<Body> bodies) {
        return images.shown(among(bodies, Body::images)).stream()
                .collect(Collectors.toMap(image -> image.id, Function.identity()));
    }

    /** The pages of the articles that these link to. */
    private Map<UUID, String> pages(List<Body> bodies, OwnUrls urls) {
        return published.places(among(bodies, Body::articles)).stream()
                .collect(Collectors.toMap(
                        PublishedArticles.Place::articleId, place -> urls.page(place.editionId(), place.path())));
    }

    private static Set<UUID> among(List<Body> bodies, Function<Body, Set<UUID>> referred) {
        return bodies.stream().flatMap(body -> referred.apply(body).stream()).collect(Collectors.toSet());
    }

    /** What several rows refer to. */
    private record Around(Map<UUID, Label> names, WebAddresses addresses, OwnUrls urls) {}

    private Around around(List<ArticleRow> rows, ArticleShape shape, long position) {
        return new Around(
                names.of(rows.stream().flatMap(ArticleRow::labels).collect(Collectors.toSet()), position),
                shape.fields().wants("urls") ? domains.addresses(position) : WebAddresses.NONE,
                shape.urls());
    }

    private static ArticleCard card(ArticleRow row, Around around, Highlights highlights) {
        var labels = new Labels(row, around.names());
        return new ArticleCard(
                row.articleId(),
                row.slug(),
                row.kind(),
                labels.edition(),
                row.language(),
                Languages.direction(row.language()),
                row.headline(),
                row.kicker(),
                row.summary(),
                row.byline(),
                row.dateline(),
                labels.source(),
                row.leadImage() == null
                        ? null
                        : ImageView.of(row.leadImage(), row.leadUse(), row.language(), around.urls()),
                labels.breadcrumb(),
                labels.sections(),
                labels.named(row.collections()),
                labels.named(row.authors()),
                labels.named(row.tags()),
                row.publishedAt(),
                row.updatedAt(),
                row.wordCount(),
                Body.readingMinutes(row.wordCount()),
                new ArticleCard.CardUrls(
                        row.path(), around.addresses().without(row.excluded()).canonical(row.editionId(), row.path())),
                highlights);
    }

    private static ArticleView view(
            ArticleRow row,
            BodyFormat format,
            Map<UUID, Image> pictures,
            Map<UUID, String> pages,
            Map<UUID, ArticleCard> related,
            Around around,
            Highlights highlights) {
        var labels = new Labels(row, around.names());
        var references = new Rendering(row.language(), pages, pictures, around.urls());
        var full = row.full();
        var body = full.body();
        return new ArticleView(
                row.articleId(),
                row.slug(),
                row.kind(),
                labels.edition(),
                row.language(),
                Languages.direction(row.language()),
                row.headline(),
                row.kicker(),
                row.summary(),
                row.byline(),
                row.dateline(),
                labels.source(),
                blocks(full, format, references),
                body != null && format == BodyFormat.HTML ? body.html(references) : null,
                body != null && format == BodyFormat.MARKDOWN ? body.markdown(references) : null,
                body != null && format == BodyFormat.TEXT ? body.text() : null,
                row.leadImage() == null
                        ? null
                        : ImageView.withAllRenditions(row.leadImage(), row.leadUse(), row.language(), around.urls()),
                labels.breadcrumb(),
                labels.sections(),
                labels.named(row.collections()),
                labels.named(row.authors()),
                labels.named(row.tags()),
                row.publishedAt(),
                row.updatedAt(),
                row.wordCount(),
                Body.readingMinutes(row.wordCount()),
                full.corrections(),
                full.rights(),
                full.related().stream()
                        .map(related::get)
                        .filter(card -> card != null)
                        .toList(),
                urls(row, around.addresses()),
                highlights);
    }

    private static Object blocks(ArticleRow.Full full, BodyFormat format, Rendering references) {
        if (full.bodyAsSent() != null) {
            return new RawValue(full.bodyAsSent());
        }
        return full.body() != null && format == BodyFormat.BLOCKS ? full.body().json(references) : null;
    }

    /** The cards of what these are related to, by article. */
    private Map<UUID, ArticleCard> related(Collection<ArticleRow> rows, OwnUrls urls, long position) {
        var ids = rows.stream().flatMap(row -> row.full().related().stream()).collect(Collectors.toSet());
        var cards = new ArticleShape(FieldSelection.ALL, null, urls);
        return cards(published.visible(ids, cards), cards, position, Map.of()).stream()
                .collect(Collectors.toMap(ArticleCard::id, Function.identity()));
    }

    private static ArticleView.Urls urls(ArticleRow row, WebAddresses addresses) {
        var places = addresses.without(row.excluded());
        var canonical = places.canonical(row.editionId(), row.path());
        var editions = row.full().translations().stream()
                .map(translation -> {
                    var there = addresses
                            .without(translation.excluded())
                            .canonical(translation.editionId(), translation.path());
                    return new ArticleView.Translation(
                            translation.language(), there == null ? null : there.href(), translation.articleId());
                })
                .toList();
        return new ArticleView.Urls(
                row.path(),
                canonical,
                places.duplicates(row.editionId(), row.path()),
                editions,
                new ArticleView.Share(canonical == null ? null : canonical.href()));
    }
}
