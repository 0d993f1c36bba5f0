package org.masthead.article;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.Session;

/**
 * Sums up now and then how many visible articles each tag and author has. The counts are right without it; it keeps
 * them quick.
 */
@ApplicationScoped
class SettleLabelUses {

    private final Session session;

    SettleLabelUses(Session session) {
        this.session = session;
    }

    @Scheduled(every = "30s", delayed = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void settle() {
        // Part by part, so that a large import does not make one long statement of it.
        while (QuarkusTransaction.requiringNew().call(this::some) > 0) {
            // there may be more
        }
    }

    private long some() {
        return session.createNativeQuery("select settle_label_uses()", Long.class)
                .getSingleResult();
    }
}
