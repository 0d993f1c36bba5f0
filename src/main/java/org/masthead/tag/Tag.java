package org.masthead.tag;

import com.ibm.icu.text.Normalizer2;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.SourceType;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.type.SqlTypes;
import org.masthead.http.EntityTags;

/** What an article is about. */
@Entity
public class Tag {

    @Id
    public UUID id;

    public String slug;

    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, String> names = new HashMap<>();

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

    /** Whether it has this name in any language; case and width of letters and the spaces between words don't count. */
    boolean isNamed(String name) {
        return isAmong(names.values(), name);
    }

    /** Whether a name is one of these, letters and spaces taken as lightly. */
    static boolean isAmong(Collection<String> names, String name) {
        var sought = folded(name);
        return names.stream().anyMatch(known -> folded(known).equals(sought));
    }

    private static String folded(String name) {
        return Normalizer2.getNFKCCasefoldInstance().normalize(name).strip().replaceAll("\\s+", " ");
    }
}
