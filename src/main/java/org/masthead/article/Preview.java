package org.masthead.article;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.masthead.access.Caller;
import org.masthead.access.Roles;
import org.masthead.http.EntityTags;

/** That whoever has a token is shown an article as readers would see it, until a time. */
@Entity
public class Preview {

    @Id
    public UUID id;

    public byte[] digest;

    @Column(name = "article_id")
    public UUID articleId;

    /** Null: the working copy, whatever it is by then. */
    public Integer revision;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "created_by")
    public String createdBy;

    /** The id of the caller who made it, which names are not. */
    public String owner;

    @Column(name = "expires_at")
    public Instant expiresAt;

    /** Contributors keep previews of their own, all others any. */
    boolean isOpenTo(Caller caller) {
        return caller.is(Roles.EDITOR) || owner.equals(caller.id());
    }

    /** What ending it is locked by. Nothing of it ever changes. */
    String etag() {
        return EntityTags.of(id, 0);
    }
}
