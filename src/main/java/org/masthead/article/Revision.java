package org.masthead.article;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One save of an article: who, when, why, content. Its content changes only with what it names. */
@Entity
@IdClass(Revision.Key.class)
public class Revision {

    @Id
    @Column(name = "article_id")
    public UUID articleId;

    @Id
    public int number;

    @JdbcTypeCode(SqlTypes.JSON)
    public ArticleContent content;

    /**
     * All tags, authors and pictures that it names; worked out anew by the database when its content is changed there.
     */
    public List<UUID> named;

    public String note;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "created_by")
    public String createdBy;

    /** Which revision of which article. */
    public record Key(UUID articleId, int number) {}
}
