package org.masthead.outgoing;

import java.util.Locale;

/** Why nothing came back through the door. */
public enum Outcome {

    /** The URL itself: another scheme, credentials, a port that is not let out, an IP address, or no host name. */
    ADDRESS_REFUSED,
    /** An onion address, and there is no proxy to reach it by: such a name is never asked of DNS (RFC 7686). */
    NO_TOR,
    DNS_NXDOMAIN,
    DNS_ERROR,
    /** The name has an address that is not on the public internet: one is enough. */
    DNS_PRIVATE,
    CONNECT_TIMEOUT,
    CONNECT_REFUSED,
    CONNECT_RESET,
    /** The certificate is for another name. */
    TLS_NAME,
    TLS_EXPIRED,
    TLS_OTHER,
    /** More redirects than are followed, or one to nowhere. */
    REDIRECT,
    TOO_LARGE,
    TOO_SLOW,
    /** What came is no HTTP. */
    BROKEN_ANSWER,
    /** As many requests as are let out at a time are out already. */
    BUSY;

    /** Lower case with hyphens, as in JSON and SQL. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
