package org.masthead.rendition;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A rendition, or the original without what its file tells, and what it is made of.
 *
 * @param digest of the original
 * @param version what tells it from others of the same original, in letters and digits
 * @param rendition null for the original itself
 * @param focus of a rendition
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

    boolean isOriginal() {
        return rendition == null;
    }

    /** The name of its file. */
    String name() {
        return isOriginal() ? "original" : rendition.file();
    }

    /** Where a file is, which may have to be brought from elsewhere. */
    @FunctionalInterface
    public interface Source {

        Path file() throws IOException;
    }
}
