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
        var parts = Rows.of(rows, now);
        var last = parts.last();
        return new Standing(
                status(article, parts, now),
                last == null || last.revision != article.revision,
                parts.coming() == null ? null : parts.coming().visibleFrom,
                last == null ? null : last.visibleUntil);
    }

    /** Whether readers see something of it, or will by the clock. */
    boolean isForReaders() {
        return status.equals("published") || status.equals("scheduled");
    }

    private static String status(Article article, Rows rows, Instant now) {
        if (rows.current() != null) {
            return "published";
        }
        if (rows.coming() != null) {
            return "scheduled";
        }
        return article.wasPublic(now) ? "withdrawn" : "draft";
    }
}
