package org.masthead.tag;

import java.util.UUID;

/**
 * Fired in the transaction that puts one tag in the place of another, while both are there and locked. Whoever keeps
 * uses of tags gives those of the one to the other.
 */
public record TagMerged(UUID from, UUID into) {}
