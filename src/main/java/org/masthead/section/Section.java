package org.masthead.section;

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
import org.masthead.http.EntityTags;

/** A desk: a place in the tree of sections, which all editions share. */
@Entity
public class Section {

    @Id
    public UUID id;

    @Column(name = "parent_id")
    public UUID parentId;

    public String slug;

    /** The slugs from the top down to this one: {@code news/russia}. */
    public String path;

    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, String> names = new HashMap<>();

    /** Siblings are shown by it, those with the same one by their paths. */
    public int position;

    /** Whether readers see it; one that came with a draft is shown when something is published in it. */
    public boolean visible;

    @Version
    @Column(name = "lock_version")
    public int lockVersion;

    @Generated
    @Column(name = "created_at", insertable = false, updatable = false)
    public Instant createdAt;

    @Column(name = "updated_at")
    public Instant updatedAt;

    /** The lock of everything that may be changed about it. */
    String etag() {
        return EntityTags.of(id, lockVersion);
    }
}
