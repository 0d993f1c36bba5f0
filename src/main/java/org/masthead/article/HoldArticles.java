package org.masthead.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.masthead.database.Portions;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;

/** Lets nobody else change any of many articles, or publish them, before the transaction ends. */
@ApplicationScoped
class HoldArticles {

    /** Whoever works on an article just now and wants what we have gives up after a second. */
    private static final int MOST_TRIES = 30;

    /** Whoever works on an article may be waiting for us: waiting for them as well would never end. */
    private static final String HELD =
            "select id from article where id = any(:ids) order by id for no key update skip locked";

    private final Session session;

    HoldArticles(Session session) {
        this.session = session;
    }

    /** @throws ProblemException 503 when somebody works on one of them for long */
    void all(List<UUID> articles) {
        var waiting = new HashSet<>(articles);
        for (var tries = 0; !waiting.isEmpty(); tries++) {
            if (tries == MOST_TRIES) {
                throw Problem.of(ProblemCode.DATABASE_UNAVAILABLE)
                        .header("Retry-After", "1")
                        .exception();
            }
            if (tries > 0) {
                session.createNativeQuery("select 1 from pg_sleep(0.1)", Integer.class)
                        .getSingleResult();
                // One that was deleted is nobody's.
                waiting.retainAll(those("select id from article where id = any(:ids)", List.copyOf(waiting)));
            }
            Portions.of(List.copyOf(waiting)).forEach(portion -> waiting.removeAll(those(HELD, portion)));
        }
    }

    private List<UUID> those(String query, List<UUID> ids) {
        return session.createNativeQuery(query, UUID.class)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .getResultList();
    }
}
