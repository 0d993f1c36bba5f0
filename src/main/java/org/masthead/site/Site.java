package org.masthead.site;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.SourceType;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.type.SqlTypes;
import org.masthead.http.EntityTags;

/** The publication itself: one row. */
@Entity
public class Site {

    @Id
    public boolean id;

    @Column(name = "publication_id")
    public UUID publicationId;

    public String name;

    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, String> taglines;

    /** The sentence that names the alternate addresses, by language. */
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, String> notices;

    @Column(name = "time_zone")
    public String timeZone;

    /** How the path of an article is made: {@code /{section}/{slug}}. */
    @Column(name = "path_template")
    public String pathTemplate;

    @Column(name = "contact_email")
    public String contactEmail;

    @Column(name = "contact_url")
    public String contactUrl;

    @Column(name = "logo_image_id")
    public UUID logoImageId;

    @Version
    @Column(name = "lock_version")
    public int lockVersion;

    @UpdateTimestamp(source = SourceType.DB)
    @Column(name = "updated_at")
    public Instant updatedAt;

    /** What changes of it are locked by. */
    String etag() {
        return EntityTags.of(publicationId, lockVersion);
    }
}
