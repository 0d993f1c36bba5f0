package org.masthead.site;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.SourceType;
import org.hibernate.annotations.UpdateTimestamp;
import org.masthead.http.EntityTags;

/** The publication in one language, perhaps for one country. One of them is the default. */
@Entity
public class Edition {

    @Id
    public UUID id;

    public String key;
    public String language;
    public String region;
    public String title;

    @Column(name = "is_default")
    public boolean isDefault;

    /** Whether readers know of it; one that came with a draft is shown when something in it is published. */
    public boolean visible;

    @Version
    @Column(name = "lock_version")
    public int lockVersion;

    @Generated
    @Column(name = "created_at", insertable = false, updatable = false)
    public Instant createdAt;

    @UpdateTimestamp(source = SourceType.DB)
    @Column(name = "updated_at")
    public Instant updatedAt;

    /** What changes of it are locked by. */
    String etag() {
        return EntityTags.of(id, lockVersion);
    }
}
