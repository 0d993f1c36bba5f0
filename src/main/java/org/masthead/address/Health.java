package org.masthead.address;

import java.time.Instant;

/**
 * How a domain fares, as far as was seen. One failure makes it degraded, three in a row make it down, two good answers
 * bring it up again: what flickers does not send readers back and forth. What is reached but shows what is old is
 * degraded, neither more nor less.
 *
 * @param state up, degraded or down
 * @param since when it took that state
 * @param lastOkAt when it last answered as it should; null: never
 * @param outcome of the last probe
 * @param good how many good ones in a row
 * @param bad how many in a row that did not reach it
 * @param wrong how many in a row that somebody else must have written
 */
record Health(String state, Instant since, Instant lastOkAt, String outcome, int good, int bad, int wrong) {

    private static final int BAD_TO_BE_DOWN = 3;
    private static final int GOOD_TO_BE_UP = 2;
    private static final int WRONG_TO_BE_SUSPENDED = 2;

    /** Before anything was seen. */
    static Health unknown(Instant now) {
        return new Health("up", now, null, "", 0, 0, 0);
    }

    Health after(String result, boolean isWrong, Instant now) {
        var isGood = result.equals(Proof.OK);
        var isReached = isGood || CompareCopies.OLD.contains(result);
        var next = new Health(
                state,
                since,
                isGood ? now : lastOkAt,
                result,
                isGood ? good + 1 : 0,
                isReached ? 0 : bad + 1,
                isWrong ? wrong + 1 : 0);
        var nextState = next.nextState();
        return nextState.equals(state)
                ? next
                : new Health(nextState, now, next.lastOkAt, result, next.good, next.bad, next.wrong);
    }

    /** The same, but down whatever was seen how often. */
    Health down(Instant now) {
        return state.equals("down") ? this : new Health("down", now, lastOkAt, outcome, good, bad, wrong);
    }

    private String nextState() {
        if (CompareCopies.OLD.contains(outcome)) {
            return "degraded";
        }
        if (bad > 0) {
            return bad >= BAD_TO_BE_DOWN || state.equals("down") ? "down" : "degraded";
        }
        return state.equals("down") && good < GOOD_TO_BE_UP ? "down" : "up";
    }

    /** Whether it once was ours and now somebody else answers there: wrong content is worse than none. */
    boolean isTakenOver() {
        return lastOkAt != null && wrong >= WRONG_TO_BE_SUSPENDED;
    }
}
