package org.masthead.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.masthead.address.OwnUrls;
import org.masthead.change.Positions;
import org.masthead.collection.Collections;
import org.masthead.http.FieldSelection;
import org.masthead.image.Images;

/**
 * Shows an article as readers would get it if it were published at this moment: makes the very row that would be
 * published, which nobody stores, and shows it as rows that are stored are shown. Writes nothing and locks nothing.
 */
@ApplicationScoped
class ShowPreview {

    private final Articles articles;
    private final LiveArticles live;
    private final CopyForReaders copies;
    private final PublishedArticles published;
    private final Collections collections;
    private final Images images;
    private final Positions positions;
    private final ShowArticles show;

    ShowPreview(
            Articles articles,
            LiveArticles live,
            CopyForReaders copies,
            PublishedArticles published,
            Collections collections,
            Images images,
            Positions positions,
            ShowArticles show) {
        this.articles = articles;
        this.live = live;
        this.copies = copies;
        this.published = published;
        this.collections = collections;
        this.images = images;
        this.positions = positions;
        this.show = show;
    }

    /** The article in full. */
    ArticleView view(Preview preview, BodyFormat format, OwnUrls urls) {
        var position = positions.newest();
        var article = articles.findById(preview.articleId);
        var content = content(preview);
        var now = live.now();
        var copy = copies.unpublished(article, content, now);
        copy.updatedAt = now;
        var row = ArticleRow.of(
                copy,
                content.body(),
                images.shown(Stream.ofNullable(copy.leadImageId).toList()),
                collections.thatWouldHold(article.id, content.collections()),
                published.translations(article.translationGroup, copy));
        return show.unpublished(row, new ArticleShape(FieldSelection.ALL, format, urls), position);
    }

    /** The ids of the pictures that the article itself shows. */
    Set<UUID> pictures(Preview preview) {
        var content = content(preview);
        return Stream.concat(
                        Stream.ofNullable(content.leadImage()).map(lead -> lead.id()), content.body().images().stream())
                .collect(Collectors.toSet());
    }

    private ArticleContent content(Preview preview) {
        var article = articles.findById(preview.articleId);
        var revision =
                preview.revision == null ? articles.workingCopy(article) : articles.revision(article, preview.revision);
        return revision.content;
    }
}
