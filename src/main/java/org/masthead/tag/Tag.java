package org.masthead.tag;

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
}
