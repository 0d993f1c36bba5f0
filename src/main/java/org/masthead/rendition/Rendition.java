package org.masthead.rendition;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A picture in one size and format. Which there are follows from the size of the original alone: at each step of the
 * ladder it is as wide as the step says, and at the last one as large as the original, which is never enlarged.
 *
 * @param step of the ladder: the width that is asked for
 * @param width in pixels, as it really is, like {@code height}
 */
public record Rendition(Crop crop, int step, Encoding encoding, int width, int height) {

    /** How they are made: another number means that all are made anew, under other URLs. */
    public static final byte RECIPE = 1;

    /** The ladder: all widths that can be asked for, in pixels. */
    public static final List<Integer> STEPS = List.of(320, 640, 960, 1280, 1920);

    /** How many times higher than wide its step it may be, so that what is very narrow stays of a size to handle. */
    private static final int HIGHEST = 4;

    /** Those of an original of this size, the narrowest first. */
    public static List<Rendition> all(int width, int height, Crop crop, Encoding encoding) {
        var area = crop.of(width, height, Focus.MIDDLE);
        var all = new ArrayList<Rendition>(STEPS.size());
        for (var step : STEPS) {
            var scale = scale(area, step);
            all.add(new Rendition(crop, step, encoding, scaled(area.width(), scale), scaled(area.height(), scale)));
            if (scale == 1) {
                break;
            }
        }
        return all;
    }

    /** The one at this step, or the last one below it. */
    public static Rendition at(int step, int width, int height, Crop crop, Encoding encoding) {
        var all = all(width, height, crop, encoding);
        return all.get(Math.min(STEPS.indexOf(step), all.size() - 1));
    }

    private static double scale(Crop.Area area, int step) {
        return Math.min(1, Math.min((double) step / area.width(), (double) step * HIGHEST / area.height()));
    }

    private static int scaled(int length, double scale) {
        return (int) Math.max(1, Math.round(length * scale));
    }

    /** The name of its file. */
    String file() {
        return step + "-" + crop.name().toLowerCase(Locale.ROOT) + "." + encoding.text();
    }
}
