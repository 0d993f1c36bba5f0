package org.masthead.body;

import java.util.UUID;

/** Turns a picture that was found in HTML or Markdown into one of ours. */
public interface Images {

    /**
     * @param src the best candidate of the element, as it stood there; a scheme-relative one as https; null when the
     *     picture has none that can be kept, but a caption or a credit
     * @param alt null when there was none, as with the others
     * @return null when the picture is to be left out
     */
    UUID of(String src, String alt, String caption, String credit);
}
