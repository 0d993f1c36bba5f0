package org.masthead.article;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.masthead.access.Caller;
import org.masthead.access.Roles;

/**
 * What an article is, apart from what it says. What it says stands in its {@link Revision revisions}, of which one is
 * the working copy; what readers see stands in its {@link LiveArticle live rows}.
 */
@Entity
public class Article {

    @Id
    public UUID id;

    @Column(name = "edition_id")
    public UUID editionId;

    /** Of the working copy, as are those that follow. */
    public String kind = ArticleKind.NEWS.text();

    public String language = "und";
    public String headline;

    /** The time of first publication that it names; null: that of this service. */
    @Column(name = "published_at")
    public Instant publishedAt;

    @Column(name = "has_image")
    public boolean hasImage;

    /** Sections, collections, authors, tags and source. */
    public List<UUID> labels = List.of();

    /** The number of the working copy. */
    public int revision;

    /** Where the working copy is on its way: writing, review or ready. */
    public String stage = "writing";

    /** The same for all translations of one article: the id of the one that they began with. */
    @Column(name = "translation_group")
    public UUID translationGroup;

    /** When readers first saw it, or will; null while nothing says that they shall. */
    @Column(name = "first_published_at")
    public Instant firstPublishedAt;

    @Column(name = "withdrawn_at")
    public Instant withdrawnAt;

    @Column(name = "withdrawn_reason")
    public String withdrawnReason;

    @Column(name = "public_note")
    public String publicNote;

    /** Null unless it was removed; then it waits to be restored. */
    @Column(name = "removed_at")
    public Instant removedAt;

    /** Null unless it was erased; then nothing is left but this. */
    @Column(name = "erased_at")
    public Instant erasedAt;

    @Version
    @Column(name = "lock_version")
    public int lockVersion;

    @Column(name = "created_at")
    public Instant createdAt;

    /** The name that whoever began it had then. */
    @Column(name = "created_by")
    public String createdBy;

    /** Whose it is: {@link Caller#id()} of whoever began it; null where nobody can tell any more. */
    public String owner;

    @Column(name = "updated_at")
    public Instant updatedAt;

    /** A new one, of which nothing is written yet. */
    static Article begun(UUID id, UUID edition, Instant now, Caller by) {
        var article = new Article();
        article.id = id;
        article.editionId = edition;
        article.translationGroup = id;
        article.createdAt = now;
        article.createdBy = by.name();
        article.owner = by.id();
        article.updatedAt = now;
        return article;
    }

    /** The next revision becomes the working copy; whatever stage it was in, it is being written, and there, again. */
    Revision revise(ArticleContent content, String note, Instant now, String by) {
        var next = new Revision();
        next.articleId = id;
        next.number = ++revision;
        next.content = content;
        next.named = content.named();
        next.note = note;
        next.createdAt = now;
        next.createdBy = by;
        kind = content.kind().text();
        language = content.language();
        headline = content.headline();
        publishedAt = content.publishedAt();
        hasImage = content.leadImage() != null;
        labels = content.labels();
        removedAt = null;
        stage = "writing";
        updatedAt = now;
        return next;
    }

    /** Readers see it from now on. A withdrawal before is over; one that is to come still comes. */
    void publishedAt(Instant now) {
        scheduledFor(now, now);
        if (withdrawnAt != null && !withdrawnAt.isAfter(now)) {
            isNotWithdrawn();
        }
    }

    /** Readers will see the working copy from this time on. */
    void scheduledFor(Instant time, Instant now) {
        if (!wasPublic(now)) {
            firstPublishedAt = time;
        }
        removedAt = null;
        stage = "ready";
        updatedAt = now;
    }

    /** What was to happen by the clock will not. */
    void unscheduledAt(Instant now) {
        if (!wasPublic(now)) {
            firstPublishedAt = null;
        }
        if (withdrawnAt != null && withdrawnAt.isAfter(now)) {
            isNotWithdrawn();
        }
        updatedAt = now;
    }

    /** From a time on, readers are told that it is gone, and perhaps why. */
    void withdrawnAt(Instant time, WithdrawalReason reason, String note, Instant now) {
        withdrawnAt = time;
        withdrawnReason = reason.text();
        publicNote = note;
        updatedAt = now;
    }

    /** Nothing of what it said is left. What readers are told of it stays as it was decided. */
    void eraseAt(Instant now) {
        kind = ArticleKind.NEWS.text();
        language = "und";
        headline = null;
        publishedAt = null;
        hasImage = false;
        labels = List.of();
        publicNote = null;
        stage = "writing";
        removedAt = now;
        erasedAt = now;
        updatedAt = now;
    }

    /** No withdrawal holds, nor is one to come. */
    void isNotWithdrawn() {
        withdrawnAt = null;
        withdrawnReason = null;
        publicNote = null;
    }

    /** The working copy is somewhere else on its way. */
    void broughtTo(String next, Instant now) {
        stage = next;
        updatedAt = now;
    }

    /** Contributors work on articles of their own, all others on any. */
    public boolean isOpenTo(Caller caller) {
        return caller.is(Roles.EDITOR) || (owner != null && owner.equals(caller.id()));
    }

    /** The article that its translations began with; null when it is that itself. */
    UUID translationOf() {
        return translationGroup.equals(id) ? null : translationGroup;
    }

    boolean wasPublic(Instant now) {
        return firstPublishedAt != null && !firstPublishedAt.isAfter(now);
    }

    /** The lock of everything that may be changed about it. It names the working copy, so that changes can be told. */
    public String etag() {
        return "\"" + lockVersion + "-" + revision + "\"";
    }
}
