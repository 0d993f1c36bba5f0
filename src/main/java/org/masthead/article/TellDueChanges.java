package org.masthead.article;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.hibernate.Session;
import org.masthead.collection.TellDueCollections;

/**
 * Writes to the log of changes what came or went by the clock, and shows the sections and collections that came with
 * articles. Readers see these themselves, and collections with a window, on time without it.
 */
@ApplicationScoped
class TellDueChanges {

    private final Session session;
    private final LiveArticles live;
    private final PublishArticle publish;
    private final WithdrawArticle withdraw;
    private final TellDueCollections collections;

    TellDueChanges(
            Session session,
            LiveArticles live,
            PublishArticle publish,
            WithdrawArticle withdraw,
            TellDueCollections collections) {
        this.session = session;
        this.live = live;
        this.publish = publish;
        this.withdraw = withdraw;
        this.collections = collections;
    }

    /** One that is due. */
    record Due(UUID rowId, String reason) {}

    @Scheduled(every = "1s", delayed = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tell() {
        var due = new AtomicReference<Due>();
        do {
            due.set(null);
            try {
                QuarkusTransaction.requiringNew().run(() -> one(due));
            } catch (RuntimeException e) {
                if (due.get() == null) {
                    throw e;
                }
                // It must not hold up all others.
                Log.errorf(e, "What became due could not be told: %s", due.get());
                QuarkusTransaction.requiringNew().run(() -> putOff(due.get()));
            }
        } while (due.get() != null);
        QuarkusTransaction.requiringNew().run(collections::now);
    }

    /** Of several instances, each takes an article that nobody else works on just now; others have their turn later. */
    private void one(AtomicReference<Due> taken) {
        session.createNativeQuery("""
                        select d.live_article_id, d.reason
                        from due_change d
                        join live_article l on l.id = d.live_article_id
                        join article a on a.id = l.article_id
                        where d.at <= now() order by d.at limit 1
                        for no key update of a skip locked
                        """, Due.class).uniqueResultOptional().ifPresent(due -> {
            taken.set(due);
            if (isTaken(due)) {
                tell(due);
            }
        });
    }

    private void putOff(Due due) {
        session.createNativeMutationQuery("update due_change set at = now() + interval '1 minute'"
                        + " where live_article_id = :row and reason = :reason")
                .setParameter("row", due.rowId())
                .setParameter("reason", due.reason())
                .executeUpdate();
    }

    /** False when it was told, or taken back, before the article was ours. */
    private boolean isTaken(Due due) {
        return session.createNativeMutationQuery(
                                "delete from due_change where live_article_id = :row and reason = :reason")
                        .setParameter("row", due.rowId())
                        .setParameter("reason", due.reason())
                        .executeUpdate()
                > 0;
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
