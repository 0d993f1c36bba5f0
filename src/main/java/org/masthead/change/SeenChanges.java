package org.masthead.change;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How far this instance has followed the log, and what it has seen change: what is kept in memory is held against it.
 * It follows by {@link FollowChanges}; its own changes it knows as soon as they are committed.
 */
@ApplicationScoped
public class SeenChanges {

    /** Beyond so many tags all are forgotten, and whatever was made before counts as changed. */
    private static final int MAX_TAGS = 100_000;

    /**
     * A look at the database.
     *
     * @param position all changes up to it have been seen
     * @param lastDue when something last came or went by the clock; null when nothing ever did
     * @param nextDue when that will be next; null when nothing is to come
     * @param nextEnd when something will next go by the clock; null when nothing is to
     * @param at when the look began, as {@link System#nanoTime()} has it
     */
    public record Look(long position, Instant lastDue, Instant nextDue, Instant nextEnd, long at) {}

    private final Map<String, Long> changed = new ConcurrentHashMap<>();
    private volatile Look last;
    private volatile long newest;
    private volatile long forgotten;

    /** The last look; null before there was one. */
    public Look last() {
        return last;
    }

    /**
     * How new what is read from the database from now on is at the least. Positions become visible in their order, so
     * it has all changes up to the newest that was heard of, be it one of this instance that was not looked for yet.
     */
    public Look begin() {
        var look = last;
        var position = Math.max(newest, look.position());
        return new Look(position, look.lastDue(), look.nextDue(), look.nextEnd(), look.at());
    }

    /**
     * Whether what was made after a position is older than what has been seen since.
     *
     * @param tags of what it was made of; null for everything
     */
    public boolean isChangedSince(long position, Collection<String> tags) {
        if (position >= newest) {
            return false;
        }
        return tags == null
                || position < forgotten
                || tags.stream().anyMatch(tag -> changed.getOrDefault(tag, 0L) > position);
    }

    /** Notes a change. Those of this instance may come before others with lower positions. */
    synchronized void note(long position, Collection<String> tags) {
        if (changed.size() > MAX_TAGS) {
            forgotten = Math.max(newest, position);
            changed.clear();
        }
        tags.forEach(tag -> changed.merge(tag, position, Math::max));
        newest = Math.max(newest, position);
    }

    /** Notes a look, after all changes that it showed. */
    synchronized void note(Look look) {
        if (last == null) {
            // What happened before was not seen.
            forgotten = look.position();
        }
        newest = Math.max(newest, look.position());
        last = look;
    }
}
