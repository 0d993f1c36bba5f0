package org.masthead.tag;

import com.ibm.icu.text.Normalizer2;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

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

    /** Whether it has this name in any language; case and width of letters and the spaces between words don't count. */
    boolean isNamed(String name) {
        var sought = folded(name);
        return names.values().stream().anyMatch(known -> folded(known).equals(sought));
    }

    private static String folded(String name) {
        return Normalizer2.getNFKCCasefoldInstance().normalize(name).strip().replaceAll("\\s+", " ");
    }
}
