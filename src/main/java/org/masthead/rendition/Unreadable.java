package org.masthead.rendition;

/** The pixels of an original cannot be read: it is broken, or takes more memory than there is. */
public class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    Unreadable(String message, Throwable cause) {
        super(message, cause);
    }

    /** It takes more memory than there is here, which says nothing of the original. */
    public static final class TooLarge extends Unreadable {

        private static final long serialVersionUID = 1L;

        TooLarge() {
            super("A picture is too large to be decoded in this memory", null);
        }
    }
}
