package org.masthead.article;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Writes to the log of changes what came or went by the clock, and shows the sections and collections that came with
 * it. Readers see the articles themselves on time without it.
 */
@ApplicationScoped
class TellDueChanges {

    private final Session session;
    private final LiveArticles live;
    private final PublishArticle publish;
    private final WithdrawArticle withdraw;

    TellDueChanges(Session session, LiveArticles live, PublishArticle publish, WithdrawArticle withdraw) {
        this.session = session;
        this.live = live;
        this.publish = publish;
        this.withdraw = withdraw;
    }

    /** One that is due. */
    record Due(UUID rowId, String reason) {}

    @Scheduled(every = "1s", delayed = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tell() {
        while (QuarkusTransaction.requiringNew().call(this::one)) {
            // there may be more
        }
    }

    /** Of several instances, each takes one that no other has taken. */
    private boolean one() {
        var due = session.createNativeQuery("""
                        delete from due_change where (live_article_id, reason) in (
                          select live_article_id, reason from due_change where at <= now()
                          order by at limit 1 for update skip locked)
                        returning live_article_id, reason
                        """, Due.class).getResultList();
        due.forEach(this::tell);
        return !due.isEmpty();
    }

    private void tell(Due due) {
        var row = live.findById(due.rowId());
        if (due.reason().equals("expired")) {
            withdraw.wentByTheClock(row);
        } else {
            publish.cameByTheClock(row, due.reason());
        }
    }
}
