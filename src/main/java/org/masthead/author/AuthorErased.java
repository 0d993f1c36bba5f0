package org.masthead.author;

import java.util.UUID;

/**
 * Fired in the transaction that erases an author, while their row still tells who they were. Whoever keeps uses of
 * authors takes theirs away.
 */
public record AuthorErased(UUID id, String name) {}
