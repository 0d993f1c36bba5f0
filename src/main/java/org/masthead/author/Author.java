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
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;

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

    /** Null unless they were erased; then nothing is left but this. */
    @Column(name = "erased_at")
    public Instant erasedAt;

    @Version
    @Column(name = "lock_version")
    public int lockVersion;

    @Generated
    @Column(name = "created_at", insertable = false, updatable = false)
    public Instant createdAt;

    @UpdateTimestamp(source = SourceType.DB)
    @Column(name = "updated_at")
    public Instant updatedAt;

    /** Nothing of what was told of them is left. */
    void eraseAt(Instant now) {
        slug = "erased-" + id;
        name = "erased";
        bios = new HashMap<>();
        imageId = null;
        url = null;
        erasedAt = now;
    }

    /** @throws org.masthead.http.ProblemException 410 */
    void requireNotErased() {
        if (erasedAt != null) {
            throw Problem.of(ProblemCode.GONE)
                    .detail("The author has been erased.")
                    .exception();
        }
    }

    /** What changes of them are locked by. */
    String etag() {
        return EntityTags.of(id, lockVersion);
    }
}
