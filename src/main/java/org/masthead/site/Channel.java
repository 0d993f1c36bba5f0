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

/** Where else the publication is: an app, a social account, a TV channel such as Roku. */
@Entity
public class Channel {

    @Id
    public UUID id;

    public String kind;
    public String name;
    public String url;
    public int position;

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
