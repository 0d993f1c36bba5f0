package org.masthead.article;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.Session;

/**
 * Collects the words of new headlines, for readers who mistype. Behind a large import it goes on for minutes, a
 * thousand headlines at a time.
 */
@ApplicationScoped
class CollectSearchWords {

    private static final int HEADLINES = 1000;

    private final Session session;

    CollectSearchWords(Session session) {
        this.session = session;
    }

    @Scheduled(every = "30s", delayed = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void collect() {
        for (var read = HEADLINES; read == HEADLINES; ) {
            read = QuarkusTransaction.requiringNew().call(this::next);
        }
    }

    private int next() {
        return session.createNativeQuery("select collect_search_words(:headlines)", Integer.class)
                .setParameter("headlines", HEADLINES)
                .getSingleResult();
    }
}
