package org.masthead.database;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import java.util.function.Consumer;

/**
 * What is done outside of the database once a transaction is over.
 *
 * @param act told whether it was committed
 */
public record WhenOver(Consumer<Boolean> act) implements Synchronization {

    @Override
    public void beforeCompletion() {
        // nothing: what counts is how it ends
    }

    @Override
    public void afterCompletion(int status) {
        act.accept(status == Status.STATUS_COMMITTED);
    }
}
