package org.masthead.signed;

import java.util.Locale;

/** Why a signed document is not taken. */
public enum Outcome {
    /** More than 256 KiB, 500 addresses or 32 signatures. */
    OVERSIZED,
    /** Not JSON in UTF-8 without a byte order mark, not base64url in its one spelling, or not of the shape it has. */
    MALFORMED,
    /** An object has a member twice: readers would differ about what was signed. */
    DUPLICATE_MEMBER,
    /** More than eight levels of JSON. */
    TOO_DEEP,
    /** A signature has a header that is not signed. */
    UNPROTECTED_HEADER,
    /** The header demands extensions ({@code crit}): we know none. */
    UNKNOWN_CRIT,
    /** The header has more than {@code alg}, {@code kid} and {@code typ}, such as a key of its own. */
    FOREIGN_HEADER,
    /** Any algorithm but {@code Ed25519}: the key decides, and all of ours are for that. */
    WRONG_ALGORITHM,
    /** A root where a manifest is wanted, or the other way round. */
    WRONG_TYPE,
    /** No key that signed is known. */
    UNKNOWN_KEY,
    /** A key signed that the root names, but not for this. */
    WRONG_ROLE,
    /** A signature is not that of its key over these bytes. */
    BAD_SIGNATURE,
    /** Fewer keys have signed than must; each counts once, however often and under whatever name it signs. */
    TOO_FEW_SIGNATURES,
    /** Of another publication. */
    WRONG_PUBLICATION,
    /** Of a generation of the format that is not known. */
    WRONG_SPEC,
    /** Not the version that follows the root that is known. */
    NOT_THE_NEXT_ROOT,
    /** Signed under a root that is newer than the one that is known: fetch that first. */
    UNKNOWN_ROOT,
    /** The root that would decide has expired. */
    ROOT_EXPIRED,
    /** Issued more than two days from now. */
    FROM_THE_FUTURE,
    /** Older than one that was taken before. */
    ROLLBACK,
    /**
     * Another content under a version that was taken before: whoever holds the key tells different readers different
     * things.
     */
    EQUIVOCATION,
    /** Too old to be believed at all. */
    HARD_EXPIRED;

    /** In lower case, with hyphens. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Refused because(String detail) {
        return new Refused(this, Printable.of(detail));
    }
}
