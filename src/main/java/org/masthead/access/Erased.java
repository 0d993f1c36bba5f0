package org.masthead.access;

import java.util.UUID;

/**
 * Something was erased, in the running transaction: whoever keeps copies of what was written drops them.
 *
 * @param subject the id of the article or author
 */
public record Erased(UUID subject) {}
