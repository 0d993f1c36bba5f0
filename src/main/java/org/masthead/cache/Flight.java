package org.masthead.cache;

import java.util.ArrayList;
import java.util.List;

/** A request under way whose answer others wait for. */
final class Flight {

    private List<Runnable> waiting = new ArrayList<>();

    /** Waits for the landing; false when it is over. */
    synchronized boolean join(Runnable landed) {
        return waiting != null && waiting.add(landed);
    }

    /** Whether well or not; once. */
    void land() {
        List<Runnable> all;
        synchronized (this) {
            all = waiting;
            waiting = null;
        }
        if (all != null) {
            all.forEach(Runnable::run);
        }
    }
}
