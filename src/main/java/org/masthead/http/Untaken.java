package org.masthead.http;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The answers that were made and are not taken, of all connections together: they are in memory. When there is too much
 * of it, the connection is closed on which that has been so for longest.
 */
final class Untaken {

    private final long most;
    private final Map<Pace, Long> waiting = new LinkedHashMap<>();
    private long bytes;

    /** @param most bytes */
    Untaken(long most) {
        this.most = most;
    }

    /** Takes note of what is left now; since when that is so stays as it is. */
    synchronized void add(Pace connection, long left) {
        var before = waiting.put(connection, left);
        bytes += before == null ? left : left - before;
        while (bytes > most) {
            var longest = waiting.keySet().iterator().next();
            remove(longest);
            longest.close();
        }
    }

    synchronized void remove(Pace connection) {
        var left = waiting.remove(connection);
        if (left != null) {
            bytes -= left;
        }
    }
}
