package org.masthead.client;

import java.util.List;

/** No address gave a good answer. */
public final class Unreachable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> failures;

    Unreachable(List<String> failures) {
        super("No address answers: " + String.join(", ", failures));
        this.failures = failures;
    }

    /** Each address, and why. */
    public List<String> failures() {
        return failures;
    }
}
