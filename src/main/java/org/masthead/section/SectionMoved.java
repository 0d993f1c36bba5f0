package org.masthead.section;

import java.util.Set;
import java.util.UUID;

/**
 * A section, with all below it, has other paths now. Fired in the transaction of the move, in which nothing can be
 * published in these sections.
 *
 * @param left the sections that it was below and is not any more
 * @param entered the sections that it is below and was not before
 */
public record SectionMoved(UUID sectionId, Set<UUID> left, Set<UUID> entered) {}
