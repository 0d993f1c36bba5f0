package org.masthead.rendition;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A rendition, and what it is made of.
 *
 * @param digest of the original
 * @param version what tells it from others of the same original, in letters and digits
 * @param original asked for its bytes once the rendition has to be made
 * @param mediaType what they are
 * @param credit written into it, like {@code copyright}; null when there is none
 */
public record Wanted(
        byte[] digest,
        String version,
        Rendition rendition,
        Focus focus,
        Source original,
        String mediaType,
        String credit,
        String copyright) {

    /** Where a file is, which may have to be brought from elsewhere. */
    @FunctionalInterface
    public interface Source {

        Path file() throws IOException;
    }
}
