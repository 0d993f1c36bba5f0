package org.masthead.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A credential of the newsroom. Only the SHA-256 digest of its text is kept. */
@Entity
@Table(name = "api_key")
public class ApiKey {

    @Id
    public UUID id;

    public String name;
    public String role;
    public byte[] digest;

    @Column(name = "created_at", insertable = false, updatable = false)
    public Instant createdAt;

    @Column(name = "expires_at")
    public Instant expiresAt;

    @Column(name = "revoked_at")
    public Instant revokedAt;

    @Column(name = "last_used_at")
    public Instant lastUsedAt;
}
