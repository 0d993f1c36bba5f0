package org.masthead.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.masthead.access.Audit;
import org.masthead.change.Change;
import org.masthead.change.ChangeLog;
import org.masthead.http.Fault;
import org.masthead.http.ProblemException;

/** Takes an article away from readers, who are told that it is gone. */
@ApplicationScoped
public class WithdrawArticle {

    private final LiveArticles live;
    private final ChangeLog changes;
    private final Audit audit;

    WithdrawArticle(LiveArticles live, ChangeLog changes, Audit audit) {
        this.live = live;
        this.changes = changes;
        this.audit = audit;
    }

    /** @param publicNote what readers are told, or null */
    public void now(Article article, WithdrawalReason reason, String publicNote) {
        var now = live.now();
        // An article that is gone already has no rows, and other words about it can be seen by its own answer.
        var tags = goneWith(article.id, live.of(article.id));
        article.withdrawnAt(now, reason, publicNote, now);
        live.clearComing(article.id);
        live.clear(article.id);
        changes.record(new Change("article", article.id, "withdrawn", tags));
        audit.record("withdraw", "article", article.id);
    }

    /**
     * Takes it away at a time to come, by the clock alone.
     *
     * @throws ProblemException 422 when it would not be there yet by then
     */
    void at(Article article, Instant time, WithdrawalReason reason, String publicNote) {
        var now = live.now();
        var last = Rows.of(live.of(article.id), now).last();
        if (!time.isAfter(last.visibleFrom)) {
            throw ProblemException.validation(Fault.at("/at", "too-early", "must lie after publishAt"));
        }
        live.endAt(last, time);
        live.tellWhenDue(last.id, "expired", time);
        article.withdrawnAt(time, reason, publicNote, now);
        audit.record("schedule-withdrawal", "article", article.id);
    }

    /** Tells that a row has disappeared by the clock. */
    void wentByTheClock(LiveArticle row) {
        changes.record(new Change("article", row.articleId, "expired", goneWith(row.articleId, List.of(row))));
    }

    /** Of its pictures those that nothing else shows can be seen no more either. */
    private Set<String> goneWith(UUID articleId, List<LiveArticle> rows) {
        var tags = live.changedTags(articleId, rows);
        rows.forEach(row -> row.images.forEach(image -> tags.add(Change.tag("image", image.imageId()))));
        return tags;
    }
}
