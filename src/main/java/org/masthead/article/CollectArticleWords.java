package org.masthead.article;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.hibernate.Session;
import org.masthead.change.Change;
import org.masthead.change.ChangeLog;
import org.masthead.site.Sites;

/**
 * Collects the words by which searches find articles that came many at once: behind the import, so that it need not
 * wait for that. What is left when a service ends is done by the next one.
 */
@ApplicationScoped
class CollectArticleWords {

    /** As many as nobody who changes one of them has to wait for long. */
    private static final int ARTICLES = 200;

    /** Others come before one whose words cannot be collected now. */
    private static final String PUT_LAST = """
            update search_waiting set since = now()
            where live_article_id = (select live_article_id from search_waiting order by since, live_article_id limit 1)
            """;

    private final Session session;
    private final Sites sites;
    private final ChangeLog changes;

    /** Fewer when so many take longer than a statement may, on a busy machine, or when one of them cannot be done. */
    private volatile int portion = ARTICLES;

    CollectArticleWords(Session session, Sites sites, ChangeLog changes) {
        this.session = session;
        this.sites = sites;
        this.changes = changes;
    }

    @Scheduled(every = "1s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void collect() {
        try {
            while (QuarkusTransaction.requiringNew().call(this::some) > 0) {
                portion = Math.min(ARTICLES, portion * 2);
            }
        } catch (RuntimeException e) {
            fewer(e);
        }
    }

    private void fewer(RuntimeException failure) {
        if (portion > 1) {
            Log.warnf("The words of %d new articles cannot be collected at once: %s", portion, failure);
            portion /= 2;
        } else {
            QuarkusTransaction.requiringNew()
                    .run(() -> session.createNativeMutationQuery(PUT_LAST).executeUpdate());
        }
    }

    private int some() {
        var done = session.createNativeQuery("select collect_waiting_words(:most)", Integer.class)
                .setParameter("most", portion)
                .getSingleResult();
        if (done > 0) {
            changes.record(new Change(
                    "search",
                    sites.current().publicationId,
                    "words-collected",
                    Set.of(ListTags.ALL, ListTags.SEARCHES)));
        }
        return done;
    }
}
