package org.masthead.rendition;

import java.util.Arrays;
import java.util.Optional;

/** How much of a picture is shown. */
public enum Crop {
    /** All of it. */
    ORIGINAL("original"),
    /** As much as a shape of 16 by 9 holds. */
    WIDE("16:9", 16, 9),
    /** As much as a square holds. */
    SQUARE("square", 1, 1);

    private final String text;
    private final int across;
    private final int down;

    Crop(String text) {
        this(text, 0, 0);
    }

    Crop(String text, int across, int down) {
        this.text = text;
        this.across = across;
        this.down = down;
    }

    /** What it is called in JSON and queries. */
    public String text() {
        return text;
    }

    /** The one with this name. */
    public static Optional<Crop> named(String text) {
        return Arrays.stream(values()).filter(crop -> crop.text.equals(text)).findFirst();
    }

    /**
     * What is cut out of a picture of this size: the largest part of the shape, as far as it goes around the focal
     * point.
     */
    Area of(int width, int height, Focus focus) {
        if (this == ORIGINAL) {
            return new Area(0, 0, width, height);
        }
        var narrower = Math.round((double) height * across / down);
        var lower = Math.round((double) width * down / across);
        var cutWidth = (int) Math.max(1, Math.min(width, narrower));
        var cutHeight = (int) Math.max(1, Math.min(height, lower));
        return new Area(start(width, cutWidth, focus.x()), start(height, cutHeight, focus.y()), cutWidth, cutHeight);
    }

    private static int start(int length, int cut, float focus) {
        return (int) Math.max(0, Math.min(length - cut, Math.round(focus * length - cut / 2.0)));
    }

    /** A part of a picture, in pixels. */
    record Area(int x, int y, int width, int height) {}
}
