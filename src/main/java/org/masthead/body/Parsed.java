package org.masthead.body;

import java.util.List;

/**
 * A body as it was understood.
 *
 * @param warnings in plain words, what was taken away: "removed 2 script elements"
 */
public record Parsed(Body body, List<String> warnings) {}
