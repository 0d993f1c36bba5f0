package org.masthead.address;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.SourceType;
import org.hibernate.annotations.UpdateTimestamp;
import org.masthead.http.EntityTags;

/** A path of ours that leads somewhere else: to an article, a section, or another address. */
@Entity
public class Redirect {

    private static final Pattern ESCAPE = Pattern.compile("%[0-9a-fA-F]{2}");

    @Id
    public UUID id;

    public String path;

    @Column(name = "article_id")
    public UUID articleId;

    @Column(name = "section_id")
    public UUID sectionId;

    /** Another path of ours, or an absolute https URL. */
    public String location;

    @Version
    @Column(name = "lock_version")
    public int lockVersion;

    @Generated
    @Column(name = "created_at", insertable = false, updatable = false)
    public Instant createdAt;

    @Column(name = "created_by")
    public String createdBy;

    @UpdateTimestamp(source = SourceType.DB)
    @Column(name = "updated_at")
    public Instant updatedAt;

    /** What changes of it are locked by. */
    String etag() {
        return EntityTags.of(id, lockVersion);
    }

    /**
     * A path in the one spelling that redirects are kept in: without a slash at its end, beyond ASCII escaped, escapes
     * in capital letters.
     */
    static String normalised(String path) {
        var escaped = new StringBuilder();
        path.codePoints().forEach(point -> {
            if (point < 128) {
                escaped.appendCodePoint(point);
            } else {
                escaped.append(URLEncoder.encode(Character.toString(point), StandardCharsets.UTF_8));
            }
        });
        var spelled =
                ESCAPE.matcher(escaped).replaceAll(escape -> escape.group().toUpperCase(Locale.ROOT));
        return spelled.endsWith("/") ? spelled.substring(0, spelled.length() - 1) : spelled;
    }
}
