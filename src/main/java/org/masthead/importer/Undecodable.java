package org.masthead.importer;

/** The bytes of a page are no text in the encoding they claim, or in any that is tried. */
public final class Undecodable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Undecodable(String message) {
        super(message);
    }
}
