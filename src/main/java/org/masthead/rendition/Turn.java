package org.masthead.rendition;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/**
 * How pixels are turned before they are shown, as Exif has it.
 *
 * @param orientation 1 (as they are) to 8
 */
record Turn(int orientation) {

    /** Whether what was wide is high. */
    boolean isOnItsSide() {
        return orientation >= 5;
    }

    /** Where in the pixels as they are, of this size, the part of what is shown lies. */
    Crop.Area back(Crop.Area shown, int width, int height) {
        var area = isOnItsSide() ? new Crop.Area(shown.y(), shown.x(), shown.height(), shown.width()) : shown;
        return new Crop.Area(
                isMirroredAcross() ? width - area.x() - area.width() : area.x(),
                isMirroredDown() ? height - area.y() - area.height() : area.y(),
                area.width(),
                area.height());
    }

    private boolean isMirroredAcross() {
        return orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    }

    private boolean isMirroredDown() {
        return orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    }

    /** The pixels as they are shown. */
    BufferedImage applied(BufferedImage pixels) {
        if (orientation == 1) {
            return pixels;
        }
        var width = pixels.getWidth();
        var height = pixels.getHeight();
        var turned =
                new BufferedImage(isOnItsSide() ? height : width, isOnItsSide() ? width : height, pixels.getType());
        var across = isMirroredAcross() ? -1 : 1;
        var down = isMirroredDown() ? -1 : 1;
        var from =
                new AffineTransform(across, 0, 0, down, isMirroredAcross() ? width : 0, isMirroredDown() ? height : 0);
        if (isOnItsSide()) {
            from.preConcatenate(new AffineTransform(0, 1, 1, 0, 0, 0));
        }
        var graphics = turned.createGraphics();
        graphics.drawImage(pixels, from, null);
        graphics.dispose();
        return turned;
    }
}
