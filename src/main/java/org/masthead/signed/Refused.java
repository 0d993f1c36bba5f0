package org.masthead.signed;

/** A signed document that is not taken, and why. */
public final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final Outcome outcome;

    Refused(Outcome outcome, String detail) {
        super(outcome.text() + ": " + detail, null, false, false);
        this.outcome = outcome;
    }

    public Outcome outcome() {
        return outcome;
    }
}
