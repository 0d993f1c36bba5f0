package org.masthead.rendition;

/**
 * What of a picture must stay visible when it is cut.
 *
 * @param x from the left, 0 to 1
 * @param y from the top, 0 to 1
 */
public record Focus(float x, float y) {

    /** Of a picture of which nothing is said. */
    public static final Focus MIDDLE = new Focus(0.5f, 0.5f);
}
