package org.masthead.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import org.masthead.access.Audit;
import org.masthead.change.Change;
import org.masthead.change.ChangeLog;

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
        var tags = new LinkedHashSet<String>();
        live.of(article.id).forEach(row -> tags.addAll(PublishArticle.listTags(row)));
        article.withdrawnAt(live.now(), reason, publicNote);
        live.clear(article.id);
        changes.record(new Change("article", article.id, "withdrawn", tags));
        audit.record("withdraw", "article", article.id);
    }
}
