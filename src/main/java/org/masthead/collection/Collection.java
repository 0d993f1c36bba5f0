package org.masthead.collection;

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

/** A curated list of articles, such as Editor's Choice, shown to readers within its window. */
@Entity
public class Collection {

    @Id
    public UUID id;

    public String slug;

    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, String> names = new HashMap<>();

    /** The beginning of its window; null: readers don't see it yet. */
    @Column(name = "visible_from")
    public Instant visibleFrom;

    @Column(name = "visible_until")
    public Instant visibleUntil;

    @Version
    @Column(name = "lock_version")
    public int lockVersion;

    @Generated
    @Column(name = "created_at", insertable = false, updatable = false)
    public Instant createdAt;
}
