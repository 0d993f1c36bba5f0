import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Something that is in one state after the other. */
final class Subject {

    final String section;
    final String slug;
    String id;
    String etag;
    private final List<State> states = new ArrayList<>();

    Subject(String section, String slug) {
        this.section = section;
        this.slug = slug;
    }

    /** @param acknowledged when it was surely so; before that it may have been */
    record State(String name, long begun, long[] acknowledged) {

        void isSo() {
            acknowledged[0] = System.nanoTime();
        }
    }

    synchronized State begin(String name) {
        var state = new State(name, System.nanoTime(), new long[] {Long.MAX_VALUE});
        states.add(state);
        return state;
    }

    /** What it was said to be last. */
    synchronized String last() {
        return states.get(states.size() - 1).name;
    }

    synchronized void never(State state) {
        states.remove(state);
    }

    /** Whether it may have been so at a moment between these. */
    synchronized boolean mayHaveBeen(String name, long from, long to) {
        return IntStream.range(0, states.size()).anyMatch(at -> {
            var isOver = at + 1 < states.size() && states.get(at + 1).acknowledged[0] < from;
            return states.get(at).name.equals(name) && states.get(at).begun <= to && !isOver;
        });
    }

    /** Whether it was surely there all the time between these. */
    synchronized boolean wasThere(long from, long to) {
        State last = null;
        for (var state : states) {
            if (state.acknowledged[0] < from) {
                last = state;
            } else if (state.begun <= to && state.name.equals(Storm.GONE)) {
                return false;
            }
        }
        return last != null && !last.name.equals(Storm.GONE);
    }

    synchronized String told() {
        var told = new StringBuilder();
        var now = System.nanoTime();
        states.subList(Math.max(0, states.size() - 4), states.size()).forEach(state -> told.append(
                " %s begun %d ms ago".formatted(state.name, (now - state.begun) / 1_000_000)));
        return told.toString();
    }
}
