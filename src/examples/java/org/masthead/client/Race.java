package org.masthead.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/**
 * Starts with the first place, and with each next one when half a second brought no answer, or at once when one failed;
 * three at a time, but those that had more than a second keep nobody waiting. The first good answer is it, and stops the
 * others.
 */
final class Race<T> {

    private static final long STAGGER = 500;
    private static final int IN_FLIGHT = 3;
    private static final long FAIR_START = 1250;
    private static final long PATIENCE = 10_000;

    private final List<String> places;
    private final BiFunction<String, CompletableFuture<Void>, CompletableFuture<T>> attempt;
    private final BiConsumer<String, List<String>> settled;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final Map<String, Running> running = new LinkedHashMap<>();
    private final List<String> failed = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();
    private int next;
    private int turn;
    private boolean isOver;

    private record Running(CompletableFuture<Void> stop, long since) {

        boolean hadFor(long millis) {
            return System.nanoTime() - since >= TimeUnit.MILLISECONDS.toNanos(millis);
        }
    }

    /**
     * @param attempt given a place, and what is complete when nobody waits for its answer any more
     * @param settled told who won, and which failed or were given a start and lost it
     */
    Race(
            List<String> places,
            BiFunction<String, CompletableFuture<Void>, CompletableFuture<T>> attempt,
            BiConsumer<String, List<String>> settled) {
        this.places = places;
        this.attempt = attempt;
        this.settled = settled;
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
            if (running.values().stream().filter(one -> !one.hadFor(FAIR_START)).count() < IN_FLIGHT) {
                start(places.get(next++));
            }
            var mine = turn;
            CompletableFuture.delayedExecutor(STAGGER, TimeUnit.MILLISECONDS).execute(() -> goUnlessGone(mine));
        }
    }

    private synchronized void goUnlessGone(int mine) {
        if (mine == turn && !isOver) {
            go();
        }
    }

    private void start(String place) {
        var stop = new CompletableFuture<Void>();
        running.put(place, new Running(stop, System.nanoTime()));
        attempt.apply(place, stop)
                .orTimeout(PATIENCE, TimeUnit.MILLISECONDS)
                .whenCompleteAsync((answer, error) -> end(place, answer, error));
    }

    private synchronized void end(String place, T answer, Throwable error) {
        var ended = running.remove(place);
        ended.stop().complete(null);
        if (isOver) {
            return;
        }
        if (error == null) {
            isOver = true;
            var lost = new ArrayList<>(failed);
            running.forEach((other, mine) -> {
                if (mine.hadFor(STAGGER)) {
                    lost.add(other);
                }
                mine.stop().complete(null);
            });
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
