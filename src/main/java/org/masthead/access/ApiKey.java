package org.masthead.access;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.Generated;
import org.masthead.http.EntityTags;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;

/** A credential of the newsroom. Only SHA-256 digests of its text are kept. */
@Entity
@Table(name = "api_key")
public class ApiKey {

    @Id
    public UUID id;

    public String name;
    public String role;
    public byte[] digest;

    /** Of the text before the last rotation, and until when it is good. */
    @Column(name = "past_digest")
    public byte[] pastDigest;

    @Column(name = "past_until")
    public Instant pastUntil;

    @Column(name = "read_only")
    public boolean readOnly;

    public String[] resources = {};

    @ElementCollection
    @CollectionTable(name = "api_key_section", joinColumns = @JoinColumn(name = "key_id"))
    @Column(name = "section_id")
    public Set<UUID> sections = new HashSet<>();

    @Generated
    @Column(name = "created_at", insertable = false, updatable = false)
    public Instant createdAt;

    @Column(name = "created_by")
    public String createdBy;

    @Column(name = "expires_at")
    public Instant expiresAt;

    @Column(name = "revoked_at")
    public Instant revokedAt;

    @Column(name = "last_used_at", insertable = false, updatable = false)
    public Instant lastUsedAt;

    @Version
    @Column(name = "lock_version")
    public int lockVersion;

    String etag() {
        return EntityTags.of(id, lockVersion);
    }

    /** What was revoked stays as it was. */
    void requireInForce() {
        if (revokedAt != null) {
            throw Problem.of(ProblemCode.CONFLICT)
                    .detail("This key has been revoked. Make another one.")
                    .exception();
        }
    }

    /** Gives the key another text; the one it had is good for the grace, if there is any. */
    void rotate(String text, Instant now, Duration grace) {
        requireInForce();
        if (name.equals(FirstAdmin.CONFIGURED)) {
            throw Problem.of(ProblemCode.CONFLICT)
                    .detail("The text of this key stands in the service's configuration, and is changed there.")
                    .exception();
        }
        pastDigest = grace.isZero() ? null : digest;
        pastUntil = grace.isZero() ? null : now.plus(grace);
        digest = KeyText.digest(text);
    }

    /** Ends it at once, whatever text it is used by. It no longer keeps sections from going. */
    void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now;
            sections.clear();
        }
    }
}
