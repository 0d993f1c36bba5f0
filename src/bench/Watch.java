import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** Asks over and over, each kind of request by threads of its own, and notes what it got and when. */
final class Watch {

    /**
     * @param kind what was asked for
     * @param isOld whether the answer was marked as one of before
     */
    record Note(String kind, int status, boolean isOld, boolean saysWhenToRetry, long asked, long answered) {

        double milliseconds() {
            return (answered - asked) / 1e6;
        }
    }

    interface Request {
        Asking.Answer ask() throws Exception;
    }

    private final ConcurrentLinkedQueue<Note> notes = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    /** From now on, until it is all over. */
    void ask(String kind, int threads, int pause, Request request) {
        for (var number = 0; number < threads; number++) {
            new Thread(() -> repeat(kind, pause, request)).start();
        }
    }

    private void repeat(String kind, int pause, Request request) {
        while (!over) {
            try {
                var asked = System.nanoTime();
                var answer = request.ask();
                var fields = answer.status() == 0 ? null : answer.response().headers();
                notes.add(new Note(
                        kind,
                        answer.status(),
                        fields != null && fields.firstValue("Cache-Status").isPresent(),
                        fields != null && fields.firstValue("Retry-After").isPresent(),
                        asked,
                        System.nanoTime()));
                Thread.sleep(pause);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    void end() {
        over = true;
    }

    /** What was asked for between these. */
    List<Note> between(String kind, long from, long to) {
        return notes.stream()
                .filter(note -> note.kind.equals(kind) && note.asked >= from && note.asked < to)
                .sorted(Comparator.comparing(Note::asked))
                .toList();
    }

    /** Below which this part of them stay; in milliseconds. */
    static double percentile(List<Note> notes, double part) {
        var times = notes.stream().map(Note::milliseconds).sorted().collect(Collectors.toCollection(ArrayList::new));
        return times.isEmpty() ? 0 : times.get((int) Math.min(times.size() - 1, times.size() * part));
    }
}
