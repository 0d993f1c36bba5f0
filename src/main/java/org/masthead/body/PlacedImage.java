package org.masthead.body;

import java.util.UUID;

/**
 * A picture where it is shown.
 *
 * @param pointer JSON pointer to the picture's id: within its block {@code /image/id}, within its body
 *     {@code /3/image/id}
 */
public record PlacedImage(String pointer, UUID image) {

    PlacedImage below(String place) {
        return new PlacedImage(place + pointer, image);
    }
}
