package org.masthead.address;

/**
 * Something that the signed list of domains says has changed: fired inside the transaction that changes it, once for
 * each act, after the rows were written.
 */
public record DomainsChanged() {}
