package org.masthead.image;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.SourceType;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.type.SqlTypes;
import org.masthead.http.EntityTags;
import org.masthead.http.PlainText;
import org.masthead.picture.PictureFile;
import org.masthead.rendition.Placeholder;

/**
 * A picture. Told apart by the digest of its original; one known by name only (from an imported page) has no digest yet
 * and waits for its bytes. Its texts are what a use falls back to that brings none of its own.
 */
@Entity
public class Image {

    @Id
    public UUID id;

    public byte[] digest;

    /** Where the page it was imported with showed it: the same address is the same picture. */
    @Column(name = "source_url")
    public String sourceUrl;

    /**
     * Of the original: {@code image/jpeg}, {@code image/png}, {@code image/webp}, {@code image/gif},
     * {@code image/tiff}.
     */
    @Column(name = "media_type")
    public String mediaType;

    /** In pixels, as it is to be shown: turned as its file says. */
    public Integer width;

    public Integer height;

    /** Length of the original. */
    public Long bytes;

    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, String> alts = new HashMap<>();

    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, String> captions = new HashMap<>();

    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, String> credits = new HashMap<>();

    public String headline;

    /** Where it came from, such as an agency. */
    public String source;

    /** Who took or made it. */
    public List<String> creators = new ArrayList<>();

    @Column(name = "taken_at")
    public Instant takenAt;

    @JdbcTypeCode(SqlTypes.JSON)
    public Place place;

    public String copyright;

    @Column(name = "usage_terms")
    public String usageTerms;

    public List<String> keywords = new ArrayList<>();

    /** Members that what its file tells does not take the place of, by their names in JSON. */
    public List<String> edited = new ArrayList<>();

    /** What must stay visible when it is cut: from the left and from the top, 0 to 1. */
    @Column(name = "focal_x")
    public Float focalX;

    @Column(name = "focal_y")
    public Float focalY;

    /** What to show until it is there, as a BlurHash; null where the bytes came before there were any. */
    public String placeholder;

    /** In sRGB, such as {@code #3b5b7e}. */
    @Column(name = "dominant_color")
    public String dominantColor;

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

    /** Where it was taken; what is null is not known. */
    @Schema(name = "ImagePlace", description = "Where a picture was taken; what is null is not known.")
    public record Place(
            @Size(max = 200, message = "must be 200 characters at most")
            @PlainText
            @Schema(description = "Part of a city, or a landmark.", examples = "Old harbour", nullable = true)
            String location,

            @Size(max = 200, message = "must be 200 characters at most")
            @PlainText
            @Schema(description = "City.", examples = "Riverton", nullable = true)
            String city,

            @Size(max = 200, message = "must be 200 characters at most")
            @PlainText
            @Schema(description = "State, province or region.", examples = "Lower Marsh", nullable = true)
            String region,

            @Size(max = 200, message = "must be 200 characters at most")
            @PlainText
            @Schema(description = "Country by name.", examples = "United Kingdom", nullable = true)
            String country) {}

    /** What changes of it are locked by. */
    String etag() {
        return EntityTags.of(id, lockVersion);
    }

    /**
     * Takes over what its original is.
     *
     * @param shown until it is there
     */
    void has(byte[] original, long length, PictureFile file, Placeholder shown) {
        digest = original;
        bytes = length;
        mediaType = file.mediaType();
        width = file.width();
        height = file.height();
        placeholder = shown.blurHash();
        dominantColor = shown.dominantColor();
    }

    /** Somebody has said something of these members. */
    void edit(Collection<String> members) {
        var all = new TreeSet<>(edited);
        all.addAll(members);
        edited = List.copyOf(all);
    }
}
