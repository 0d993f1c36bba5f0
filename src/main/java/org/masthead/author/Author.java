package org.masthead.author;

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
import org.hibernate.annotations.SourceType;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.type.SqlTypes;
import org.masthead.http.EntityTags;

/** Somebody who writes. */
@Entity
public class Author {

    @Id
    public UUID id;

    public String slug;
    public String name;

    /** What readers are told of them, by language. */
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, String> bios = new HashMap<>();

    @Column(name = "image_id")
    public UUID imageId;

    /** A web page of theirs. */
    public String url;

    @Version
    @Column(name = "lock_version")
    public int lockVersion;

    @Generated
    @Column(name = "created_at", insertable = false, updatable = false)
    public Instant createdAt;

    @UpdateTimestamp(source = SourceType.DB)
    @Column(name = "updated_at")
    public Instant updatedAt;

    /** What changes of them are locked by. */
    String etag() {
        return EntityTags.of(id, lockVersion);
    }
}
