package org.masthead.article;

import java.time.Instant;
import java.util.List;

/**
 * The live rows of an article at a moment: what is visible, and what is to come.
 *
 * @param current what readers see; null when nothing
 * @param coming what they will see by the clock; null when nothing
 */
record Rows(List<LiveArticle> all, LiveArticle current, LiveArticle coming) {

    /** @param rows in the order in which they are visible */
    static Rows of(List<LiveArticle> rows, Instant now) {
        return new Rows(
                rows,
                rows.stream()
                        .filter(row -> !row.visibleFrom.isAfter(now)
                                && (row.visibleUntil == null || row.visibleUntil.isAfter(now)))
                        .findFirst()
                        .orElse(null),
                rows.stream()
                        .filter(row -> row.visibleFrom.isAfter(now))
                        .findFirst()
                        .orElse(null));
    }

    /** The last of the two. */
    LiveArticle last() {
        return coming == null ? current : coming;
    }

    /** When what readers see was to end for a reason of its own, not because something else comes then; or null. */
    Instant endOfCurrent() {
        return coming != null && coming.visibleFrom.equals(current.visibleUntil) ? null : current.visibleUntil;
    }

    /** When all of it was to end, if that is after a time; else null. */
    Instant endAfter(Instant time) {
        var end = last() == null ? null : last().visibleUntil;
        return end != null && end.isAfter(time) ? end : null;
    }
}
