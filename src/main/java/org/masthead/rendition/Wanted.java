package org.masthead.rendition;

import java.nio.file.Path;

/**
 * A rendition, and what it is made of.
 *
 * @param digest of the original
 * @param version what tells it from others of the same original, in letters and digits
 * @param original where its bytes are
 * @param mediaType what they are
 * @param credit written into it, like {@code copyright}; null when there is none
 */
public record Wanted(
        byte[] digest,
        String version,
        Rendition rendition,
        Focus focus,
        Path original,
        String mediaType,
        String credit,
        String copyright) {}
