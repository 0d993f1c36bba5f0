package org.masthead.picture;

/** A file that is not taken for a picture. The message says what is allowed, in words of our own. */
public final class NotAPicture extends Exception {

    private static final long serialVersionUID = 1L;

    /** What is wrong with it. */
    public enum Reason {
        /** By its content it is none of the types that are taken. */
        OTHER_TYPE,
        /** It begins as a picture, but is cut off or contradicts itself. */
        BROKEN,
        /** It would take too much to decode. */
        TOO_LARGE
    }

    private final Reason reason;

    NotAPicture(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    static NotAPicture broken() {
        return new NotAPicture(Reason.BROKEN, "must be a whole picture: it is cut off or contradicts itself");
    }

    public Reason reason() {
        return reason;
    }
}
