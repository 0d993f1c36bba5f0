package org.masthead.body;

import java.util.UUID;

/** What a body needs to know of other things while it is rendered. */
public interface References {

    /** The address of an article; null when it cannot be read, and the link becomes its text. */
    String href(UUID article);

    /** The address of a page of ours that is no article's, of its path. */
    String page(String path);

    /** Null when there is none that may be shown, and the block is left out. */
    Picture picture(UUID image);
}
