package org.masthead.database;

import java.time.Instant;
import org.hibernate.Session;

/** The time by which readers' queries judge what is visible. */
public final class TransactionTime {

    private TransactionTime() {}

    /**
     * When the running transaction began by the database's clock, in whole milliseconds, as columns have it. The clock
     * that is injected may be ahead of it: what is to be seen at once begins at this one.
     */
    public static Instant of(Session session) {
        return session.createNativeQuery("select date_trunc('milliseconds', now())", Instant.class)
                .getSingleResult();
    }
}
