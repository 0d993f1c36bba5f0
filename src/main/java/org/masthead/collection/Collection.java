package org.masthead.collection;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.masthead.http.EntityTags;

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

    /** Whether it is shown as soon as an article is published in it: it came with one, and has no editor yet. */
    @Column(name = "opens_by_itself")
    public boolean opensByItself;

    @Version
    @Column(name = "lock_version")
    public int lockVersion;

    @Generated
    @Column(name = "created_at", insertable = false, updatable = false)
    public Instant createdAt;

    @Column(name = "updated_at")
    public Instant updatedAt;

    /** Notes that it or its items were changed: always a later time than before, so that the lock is another one. */
    void changedAt(Instant now) {
        var time = now.truncatedTo(ChronoUnit.MILLIS);
        updatedAt = updatedAt == null || time.isAfter(updatedAt) ? time : updatedAt.plusMillis(1);
    }

    boolean isVisibleBetween(Instant from, Instant until) {
        return visibleFrom != null
                && !visibleFrom.isAfter(until)
                && (visibleUntil == null || visibleUntil.isAfter(from));
    }

    /** The lock of everything that may be changed about it, its items included. */
    String etag() {
        return EntityTags.of(id, lockVersion);
    }
}
