package org.masthead.image;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * A picture. Told apart by the digest of its original; one known by name only (from an imported page) has no digest yet
 * and waits for its bytes. Its texts are what a use falls back to that brings none of its own.
 */
@Entity
public class Image {

    @Id
    public UUID id;

    public byte[] digest;

    /** Where the page it was imported with showed it: the same address is the same picture. */
    @Column(name = "source_url")
    public String sourceUrl;

    public Integer width;
    public Integer height;

    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, String> alts = new HashMap<>();

    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, String> captions = new HashMap<>();

    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, String> credits = new HashMap<>();

    public String placeholder;

    @Version
    @Column(name = "lock_version")
    public int lockVersion;

    @Generated
    @Column(name = "created_at", insertable = false, updatable = false)
    public Instant createdAt;

    @Column(name = "created_by")
    public String createdBy;
}
