package org.masthead.article;

import java.time.Instant;
import java.util.List;

/**
 * How it stands with an article in the eyes of readers, which follows from its live rows and the time alone.
 *
 * @param status draft, scheduled, published or withdrawn
 * @param publishAt when something becomes visible, or null
 * @param withdrawAt when it disappears for good, or null
 */
record Standing(String status, boolean hasUnpublishedChanges, Instant publishAt, Instant withdrawAt) {

    /** @param rows the article's live rows in the order in which they are visible */
    static Standing of(Article article, List<LiveArticle> rows, Instant now) {
        var current =
                rows.stream().filter(row -> isVisible(row, now)).findFirst().orElse(null);
        var coming = rows.stream()
                .filter(row -> row.visibleFrom.isAfter(now))
                .findFirst()
                .orElse(null);
        var last = coming == null ? current : coming;
        return new Standing(
                status(article, current != null, coming != null),
                last == null || last.revision != article.revision,
                coming == null ? null : coming.visibleFrom,
                last == null ? null : last.visibleUntil);
    }

    private static boolean isVisible(LiveArticle row, Instant now) {
        return !row.visibleFrom.isAfter(now) && (row.visibleUntil == null || row.visibleUntil.isAfter(now));
    }

    private static String status(Article article, boolean isVisible, boolean isComing) {
        if (isVisible) {
            return "published";
        }
        if (isComing) {
            return "scheduled";
        }
        return article.wasPublic() ? "withdrawn" : "draft";
    }
}
