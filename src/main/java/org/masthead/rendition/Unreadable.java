package org.masthead.rendition;

/** The pixels of an original cannot be read: it is broken, or takes more memory than there is. */
public final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    Unreadable(String message, Throwable cause) {
        super(message, cause);
    }
}
