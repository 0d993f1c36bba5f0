package org.masthead.client;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/**
 * Starts with the first place, which has half a second to itself; the next ones begin evenly, half a second apart at
 * most, so that the last one begins when a second is over, and each that fails lets the next one begin at once. Three at
 * a time would have been kinder to networks, but when many hang and only the last one is alive, the reader would wait for
 * half a second more with each. No more than a hundred are due in a second: of more than fifty places the last ones begin
 * later. What a busy machine kept from beginning in time begins as soon as it may, and makes none of the others late. The
 * first good answer is it, and stops the others.
 */
final class Race<T> {

    /** In how many milliseconds all have begun. */
    static final long LAST_START = 1000;

    private static final long PACE = 10;
    private static final long PATIENCE = 10_000;

    private final List<String> places;
    private final BiFunction<String, CompletableFuture<Void>, CompletableFuture<T>> attempt;
    private final BiConsumer<String, List<String>> settled;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final Map<String, Running> running = new HashMap<>();
    private final List<String> failed = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();
    private final long headStart;
    private final long began = System.nanoTime();
    private int next;
    private int turn;
    private boolean isOver;

    /**
     * @param stop complete when nobody waits any more
     * @param at when it began
     */
    private record Running(CompletableFuture<Void> stop, long at) {}

    /**
     * @param attempt given a place, and what is complete when nobody waits for its answer any more
     * @param settled told who won, and which lost: those that failed, or began before it and had as long as the first one
     *     has to itself; who began a moment before the winner is no worse than it
     * @param lastStart in how many milliseconds all have begun; the first one has half of that to itself
     */
    Race(
            List<String> places,
            BiFunction<String, CompletableFuture<Void>, CompletableFuture<T>> attempt,
            BiConsumer<String, List<String>> settled,
            long lastStart) {
        this.places = places;
        this.attempt = attempt;
        this.settled = settled;
        this.headStart = lastStart / 2;
    }

    CompletableFuture<T> run() {
        go();
        return result;
    }

    private synchronized void go() {
        turn++;
        if (next == places.size() && running.isEmpty()) {
            result.completeExceptionally(new Unreachable(List.copyOf(reasons)));
        } else if (next < places.size()) {
            do {
                start(places.get(next++));
            } while (next < places.size() && due(next) <= since());
            var mine = turn;
            if (next < places.size()) {
                var pause = Math.min(due(next) - since(), headStart);
                CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS).execute(() -> goUnlessGone(mine));
            }
        }
    }

    /** Depends on nothing that happened until then. The first place is 0, and begins at once. */
    private long due(int place) {
        var even = (place - 1) * headStart / Math.max(places.size() - 2, 1);
        return headStart + Math.max(even, (place - 1) * PACE);
    }

    private long since() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }

    private synchronized void goUnlessGone(int mine) {
        if (mine == turn && !isOver) {
            go();
        }
    }

    private void start(String place) {
        var stop = new CompletableFuture<Void>();
        running.put(place, new Running(stop, since()));
        attempt.apply(place, stop)
                .orTimeout(PATIENCE, TimeUnit.MILLISECONDS)
                .whenCompleteAsync((answer, error) -> end(place, answer, error));
    }

    private synchronized void end(String place, T answer, Throwable error) {
        running.remove(place).stop().complete(null);
        if (isOver) {
            return;
        }
        if (error == null) {
            isOver = true;
            var lost = new ArrayList<>(failed);
            places.subList(0, places.indexOf(place)).stream()
                    .filter(other -> running.containsKey(other) && since() - running.get(other).at() >= headStart)
                    .forEach(lost::add);
            running.values().forEach(other -> other.stop().complete(null));
            settled.accept(place, lost);
            result.completeAsync(() -> answer);
        } else {
            failed.add(place);
            reasons.add(place + " (" + reason(error) + ")");
            go();
        }
    }

    private static String reason(Throwable error) {
        var cause = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        return cause instanceof TimeoutException ? "no answer" : String.valueOf(cause.getMessage());
    }
}
