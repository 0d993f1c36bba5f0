package org.masthead.database;

/** The service cannot start here. The message is one or more sentences for the operator; nobody needs the stack. */
public final class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message what is wrong and what to do */
    public StartRefused(String message) {
        super(message);
    }

    StartRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
