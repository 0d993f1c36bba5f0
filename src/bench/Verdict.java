import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Holds what readers, writers and operations got during a fault against what is promised. */
final class Verdict {

    private static final long SECOND = 1_000_000_000L;
    /** To find out that it is gone, for what was under way: the longest that a statement may take. */
    private static final double SLOWEST = 5000;
    private static final double QUICK = 1000;

    /** After a fault all has to be as before. */
    static final long BACK_WITHIN = 10 * SECOND;

    private final Watch watch;
    private final Collection<String> faults;

    Verdict(Watch watch, Collection<String> faults) {
        this.watch = watch;
        this.faults = faults;
    }

    /** Prints what the columns are. */
    static void head() {
        System.out.println("| PostgreSQL is | from memory: answers | marked | p99, ms | the rest: answers | by 503 | p50, ms | p99, ms | slowest, ms"
                + " | back after, s |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|");
    }

    /**
     * Prints how it was, and notes what should not have been.
     *
     * @param passes whether the fault passes by itself
     * @param from when it began, by {@link System#nanoTime}
     * @param to when it was over
     * @param leaves until when what was in memory had to be answered
     */
    void on(String fault, boolean passes, long from, long to, long leaves) {
        var memory = watch.between("kept", from, Math.min(to, leaves));
        var rest = Stream.concat(watch.between("new", from, to).stream(), watch.between("write", from, to).stream()).toList();
        var refused = watch.between("kept", from, leaves).stream().filter(note -> note.status() != 200).toList();
        if (!refused.isEmpty()) {
            faults.add("%s: %d times what was in memory got %d and such, first after %d ms"
                    .formatted(fault, refused.size(), refused.get(0).status(), (refused.get(0).asked() - from) / 1_000_000));
        }
        for (var note : rest) {
            var isGood = note.status() == 200 || note.status() == 201;
            var isRefusal = note.status() == 503 && note.saysWhenToRetry();
            if (!isGood && !isRefusal || note.milliseconds() > SLOWEST) {
                faults.add("%s: %s got %d after %.0f ms".formatted(fault, note.kind(), note.status(), note.milliseconds()));
            }
        }
        for (var note : watch.between("live", from, to)) {
            if (note.status() != 200 || note.milliseconds() > QUICK) {
                faults.add("%s: not alive: %d after %.0f ms".formatted(fault, note.status(), note.milliseconds()));
            }
        }
        var back = 0L;
        for (var kind : List.of("kept", "new", "write", "ready")) {
            back = Math.max(back, backAfter(fault, kind, passes ? from : to));
        }
        System.out.printf(
                "| %s | %d | %d | %.0f | %d | %d | %.0f | %.0f | %.0f | %.1f |%n",
                fault,
                memory.size(),
                memory.stream().filter(Watch.Note::isOld).count(),
                Watch.percentile(memory, 0.99),
                rest.size(),
                rest.stream().filter(note -> note.status() == 503).count(),
                Watch.percentile(rest, 0.5),
                Watch.percentile(rest, 0.99),
                Watch.percentile(rest, 1),
                back / 1e9);
    }

    /** After which nothing was refused or marked as old. */
    private long backAfter(String fault, String kind, long from) {
        var last = watch.between(kind, from, Long.MAX_VALUE).stream()
                .filter(note -> note.status() / 100 != 2 || note.isOld())
                .mapToLong(Watch.Note::answered)
                .max()
                .orElse(from);
        if (last - from > BACK_WITHIN - SECOND) {
            faults.add(fault + ": " + kind + " was not back after " + (last - from) / 1_000_000 + " ms");
        }
        return last - from;
    }
}
