package org.masthead.address;

/**
 * Something that the signed list of domains says has changed: fired inside the transaction that changes it, once for
 * each act, after the rows were written. Whoever observes it may refuse what would be too much.
 *
 * @param maySayMore whether readers are told of the domain: what takes one from them is never too much
 */
public record DomainsChanged(boolean maySayMore) {}
