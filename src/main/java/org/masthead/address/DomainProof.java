package org.masthead.address;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;

/** How control of a domain is proven, and what the last look for that came to. */
@Embeddable
public class DomainProof {

    /** So long a challenge waits to be met for the first time, and a domain may go on without being proven again. */
    static final Duration PATIENCE = Duration.ofDays(7);

    private static final Duration BETWEEN_LOOKS = Duration.ofDays(1);

    /** Active because the operator said so in the configuration, not because control was proven. */
    public boolean declared;

    /** How control was or is to be proven; null while nobody asked. */
    @Column(name = "verify_method")
    public String method;

    /** SHA-256 of the token that proves it. */
    @Column(name = "verify_digest")
    public byte[] digest;

    @Column(name = "verify_asked_at")
    public Instant askedAt;

    /** When control was last proven. */
    @Column(name = "verified_at")
    public Instant provenAt;

    @Column(name = "verify_checked_at")
    public Instant checkedAt;

    /** When it is looked for again without being asked; null: never. */
    @Column(name = "verify_due_at")
    public Instant dueAt;

    /** Since when it is no longer found; null while it is. */
    @Column(name = "verify_failed_since")
    public Instant failedSince;

    /** What the last look for it came to. */
    @Column(name = "verify_outcome")
    public String outcome;

    boolean isProven() {
        return declared || provenAt != null && failedSince == null;
    }

    /** Whether nobody met the challenge in time. */
    boolean isTooLate(Instant now) {
        return provenAt == null && askedAt.plus(PATIENCE).isBefore(now);
    }

    /** Whether it was looked for in vain for so long that the name may be somebody else's by now. */
    boolean isLost(Instant now) {
        return failedSince != null && failedSince.plus(PATIENCE).isBefore(now);
    }

    /** Has it proven anew. */
    void ask(Challenge.Method how, byte[] digestOfToken, Instant now) {
        method = how.text();
        digest = digestOfToken;
        askedAt = now;
    }

    /**
     * Notes what a look for it came to, and when the next one is due.
     *
     * @param lasts whether it is good for ever, as that of an onion address is, whose name never ends
     */
    void checked(Instant now, boolean found, String result, boolean lasts) {
        checkedAt = now;
        outcome = result;
        if (found) {
            provenAt = now;
            failedSince = null;
        } else if (provenAt != null && failedSince == null) {
            failedSince = now;
        }
        dueAt = provenAt == null || lasts ? null : now.plus(found ? BETWEEN_LOOKS : BETWEEN_LOOKS.dividedBy(4));
    }
}
