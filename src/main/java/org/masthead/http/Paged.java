package org.masthead.http;

/** An answer that is a page of a list: gets its {@code Link} header (RFC 8288) from what it says in {@code page}. */
public interface Paged {

    /** Where this page is in its list. */
    PageInfo page();
}
