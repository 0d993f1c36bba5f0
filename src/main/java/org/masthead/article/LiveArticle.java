package org.masthead.article;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.masthead.body.Body;

/**
 * What readers see of an article, from {@code visibleFrom} until {@code visibleUntil} by the database's clock. A copy
 * of one revision, made by {@link CopyForReaders}; what it says is never changed, only its end, its path when a section
 * moves, and a tag that is merged into another. Delivery reads these rows and no others, so it cannot see a draft.
 */
@Entity
@Table(name = "live_article")
public class LiveArticle {

    @Id
    public UUID id;

    @Column(name = "article_id")
    public UUID articleId;

    public int revision;

    @Column(name = "edition_id")
    public UUID editionId;

    @Column(name = "visible_from")
    public Instant visibleFrom;

    @Column(name = "visible_until")
    public Instant visibleUntil;

    @Column(name = "published_at")
    public Instant publishedAt;

    @Column(name = "updated_at")
    public Instant updatedAt;

    public String kind;
    public String language;
    public String slug;
    public String path;
    public String headline;
    public String kicker;
    public String summary;
    public String byline;
    public String dateline;

    @Column(name = "source_id")
    public UUID sourceId;

    @Column(name = "lead_image_id")
    public UUID leadImageId;

    @Column(name = "lead_alt")
    public String leadAlt;

    @Column(name = "lead_caption")
    public String leadCaption;

    @Column(name = "lead_credit")
    public String leadCredit;

    @Column(name = "word_count")
    public int wordCount;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<Correction> corrections;

    public List<UUID> related;
    public String copyright;

    @Column(name = "usage_terms")
    public String usageTerms;

    public boolean syndicatable;

    /** Its blocks, as {@link Body#json()} writes them. */
    public String body;

    /** Whether the body shows pictures or links to our own articles, which are looked up when it is read. */
    @Column(name = "body_refers")
    public boolean bodyRefers;

    @Column(name = "body_text")
    public String bodyText;

    /**
     * Everything whose change can change the article's JSON, its collections excepted: itself, its own sections and
     * those above them, authors, tags, pictures, other articles.
     */
    @Column(name = "cache_tags")
    public List<String> cacheTags;

    /** How many of the sections among the cache tags are its own; they come first. */
    @Column(name = "own_sections")
    public int ownSections;

    @ElementCollection
    @CollectionTable(name = "live_section", joinColumns = @JoinColumn(name = "live_article_id"))
    public List<InSection> sections = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "live_author", joinColumns = @JoinColumn(name = "live_article_id"))
    public List<ByAuthor> authors = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "live_tag", joinColumns = @JoinColumn(name = "live_article_id"))
    public List<WithTag> tags = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "image_use", joinColumns = @JoinColumn(name = "live_article_id"))
    public List<Shows> images = new ArrayList<>();

    /** In a section, or, without a position, in one below it. */
    @Embeddable
    public record InSection(
            @Column(name = "section_id") UUID sectionId,
            Integer position,
            @Column(name = "published_at") Instant publishedAt,
            @Column(name = "article_id") UUID articleId) {}

    /** Written by somebody. */
    @Embeddable
    public record ByAuthor(
            @Column(name = "author_id") UUID authorId,
            int position,
            @Column(name = "published_at") Instant publishedAt,
            @Column(name = "article_id") UUID articleId) {}

    /** About something. */
    @Embeddable
    public record WithTag(
            @Column(name = "tag_id") UUID tagId,
            int position,
            @Column(name = "published_at") Instant publishedAt,
            @Column(name = "article_id") UUID articleId) {}

    /** A picture at a place: {@code lead}, or the id of a block. */
    @Embeddable
    public record Shows(
            @Column(name = "image_id") UUID imageId, String place, String alt, String caption, String credit) {}
}
