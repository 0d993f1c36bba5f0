package org.masthead.body;

/**
 * A picture to be shown in a body.
 *
 * @param json what stands in the block's {@code image}
 * @param url null while the bytes have not arrived, as width, height (pixels) and srcset are then
 * @param alt used, like caption and credit, where the block has none of its own
 */
public record Picture(
        Object json,
        String url,
        Integer width,
        Integer height,
        String srcset,
        String alt,
        String caption,
        String credit) {}
