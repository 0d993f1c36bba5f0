package org.masthead.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.masthead.access.Audit;
import org.masthead.article.Article;
import org.masthead.article.Articles;
import org.masthead.article.WithdrawArticle;
import org.masthead.article.WithdrawalReason;
import org.masthead.change.Change;
import org.masthead.change.ChangeLog;
import org.masthead.collection.Collections;
import org.masthead.manifest.PublishManifest;
import org.masthead.manifest.QuickStart;
import org.masthead.site.Sites;

/** Takes the demonstration out again: all that was made for it, but not what people's own articles need of it. */
@ApplicationScoped
class RemoveDemonstration {

    private final Demonstration demonstration;
    private final Made made;
    private final Articles articles;
    private final WithdrawArticle withdraw;
    private final Collections collections;
    private final Sites sites;
    private final QuickStart signing;
    private final PublishManifest publish;
    private final ChangeLog changes;
    private final Audit audit;
    private final Session session;

    RemoveDemonstration(
            Demonstration demonstration,
            Made made,
            Articles articles,
            WithdrawArticle withdraw,
            Collections collections,
            Sites sites,
            QuickStart signing,
            PublishManifest publish,
            ChangeLog changes,
            Audit audit,
            Session session) {
        this.demonstration = demonstration;
        this.made = made;
        this.articles = articles;
        this.withdraw = withdraw;
        this.collections = collections;
        this.sites = sites;
        this.signing = signing;
        this.publish = publish;
        this.changes = changes;
        this.audit = audit;
        this.session = session;
    }

    /** @return how many of each kind were removed; empty when there was nothing to remove */
    Map<String, Integer> now() {
        var removed = new LinkedHashMap<String, Integer>();
        var ids = made.articles();
        if (!ids.isEmpty()) {
            removeArticles(ids);
            removed.put("article", ids.size());
        }
        for (var kind : Made.Kind.values()) {
            // Again and again: with a section gone the one above it may be free.
            for (var free = made.free(kind); !free.isEmpty(); free = made.free(kind)) {
                remove(kind, free);
                removed.merge(kind.text(), free.size(), Integer::sum);
            }
        }
        if (!removed.isEmpty()) {
            restoreSite();
            signing.undo(Made.MAKER.name());
            publish.ifChanged();
        }
        return removed;
    }

    private void removeArticles(List<UUID> ids) {
        for (var id : ids) {
            remove(articles.findById(id));
        }
        session.flush();
        session.clear();
        made.deleteArticles(ids);
    }

    private void remove(Article article) {
        collections.arrange(List.of(), article.id);
        if (article.firstPublishedAt != null) {
            withdraw.now(article, WithdrawalReason.OTHER, null);
        }
        audit.record("remove", "article", article.id);
    }

    private void remove(Made.Kind kind, List<UUID> ids) {
        made.delete(kind, ids);
        for (var id : ids) {
            audit.record("remove", kind.text(), id);
            changes.record(
                    new Change(kind.text(), id, "removed", Set.of(kind.text() + "s", Change.tag(kind.text(), id))));
        }
    }

    /** Unless somebody has given the publication another name. */
    private void restoreSite() {
        var site = sites.current();
        if (site.name.equals(demonstration.publication().name())) {
            session.createNativeMutationQuery("update site set name = default, taglines = default, notices = default,"
                            + " lock_version = lock_version + 1")
                    .executeUpdate();
            changes.record(new Change("site", site.publicationId, "updated", Set.of("site")));
        }
    }
}
