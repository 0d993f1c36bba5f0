package org.masthead.access;

/**
 * A view with a secret that nobody but the caller who had it made may ever see: it is not kept to be answered again.
 */
public interface ShownOnce {

    /** The same without the secret, which is what a repeated request gets. */
    Object withoutSecret();
}
