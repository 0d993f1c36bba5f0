package org.masthead.outgoing;

/** A request that brought no answer, and why. Its message is one for people, without anything the other side said. */
public final class OutgoingFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Outcome outcome;

    OutgoingFailed(Outcome outcome, String message) {
        super(message, null, false, false);
        this.outcome = outcome;
    }

    public Outcome outcome() {
        return outcome;
    }
}
