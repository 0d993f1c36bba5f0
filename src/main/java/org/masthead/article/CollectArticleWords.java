package org.masthead.article;

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

    private final Session session;
    private final Sites sites;
    private final ChangeLog changes;

    CollectArticleWords(Session session, Sites sites, ChangeLog changes) {
        this.session = session;
        this.sites = sites;
        this.changes = changes;
    }

    @Scheduled(every = "1s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void collect() {
        while (QuarkusTransaction.requiringNew().call(this::some) > 0) {
            // there may be more
        }
    }

    private int some() {
        var done = session.createNativeQuery("select collect_waiting_words(:most)", Integer.class)
                .setParameter("most", ARTICLES)
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
