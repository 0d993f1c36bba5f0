package org.masthead.article;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Which articles of the newsroom are wanted, by their working copies. Of the filters that are lists, a comma means any
 * of, a leading minus none of the whole list, and a parameter that is given again must hold as well.
 */
public record WorkingCopyFilter(
        @RestQuery
        @Parameter(
                description = "Only articles of one of the sections with these paths, or of those below them;"
                        + " with a leading minus, only of none of them. Given again, that must hold as well.",
                example = "[\"news/russia\"]")
        List<String> section,

        @RestQuery
        @Parameter(
                description =
                        "Only articles for one of the collections with these slugs; with a leading minus, only for"
                                + " none of them.",
                example = "[\"editors-choice\"]")
        List<String> collection,

        @RestQuery
        @Parameter(
                description = "Only articles with one of the tags with these slugs: energy,gas. With a leading minus,"
                        + " only with none of them.",
                example = "[\"energy,gas\"]")
        List<String> tag,

        @RestQuery
        @Parameter(
                description = "Only articles by one of the authors with these slugs; with a leading minus, by none.",
                example = "[\"jane-doe\"]")
        List<String> author,

        @RestQuery
        @Parameter(
                description = "Only articles that came from one of the sources with these slugs; with a leading minus,"
                        + " from none of them.",
                example = "[\"reuters\"]")
        List<String> source,

        @RestQuery
        @Parameter(
                description = "Only articles of one of these kinds: news, opinion, analysis, live, gallery, video,"
                        + " podcast; with a leading minus, of none of them.",
                example = "[\"news,analysis\"]")
        List<String> kind,

        @RestQuery
        @Parameter(
                description = "Only articles of one of the editions with these keys; with a leading minus, of none.",
                example = "[\"en\"]")
        List<String> edition,

        @RestQuery
        @Parameter(
                description =
                        "Only articles in one of these languages (BCP 47); with a leading minus, in none of them.",
                example = "[\"en,fr\"]")
        List<String> language,

        @RestQuery
        @Parameter(
                description =
                        "Only articles whose working copy was last changed at this time or later (RFC 3339, UTC).",
                example = "2026-03-01T00:00:00Z")
        Instant updatedAfter,

        @RestQuery
        @Parameter(
                description = "Only articles whose working copy was last changed before this time (RFC 3339, UTC).",
                example = "2026-04-01T00:00:00Z")
        Instant updatedBefore,

        @RestQuery
        @Parameter(
                description = "Only articles that readers first saw, or will, at this time or later (RFC 3339, UTC), as"
                        + " their working copies have it.",
                example = "2026-03-01T00:00:00Z")
        Instant publishedAfter,

        @RestQuery
        @Parameter(
                description = "Only articles that readers first saw, or will, before this time (RFC 3339, UTC).",
                example = "2026-04-01T00:00:00Z")
        Instant publishedBefore,

        @RestQuery
        @Parameter(
                description = "Only articles whose working copy has a lead image, or only those without.",
                example = "true")
        Boolean hasImage,

        @RestQuery
        @Parameter(
                description = "Only the articles with these ids, with commas between them, 100 at most, in this order"
                        + " unless another is asked for; all on one page, which no limit may cut short. Those that there are"
                        + " not are left out.",
                example = "0199c0de-7a1b-7c2d-8e3f-405162738495")
        String ids,

        @RestQuery
        @Size(max = 256, message = "must be 256 characters at most")
        @Parameter(
                description = "Only articles with each of these words, or parts of words, in their headline.",
                example = "flood")
        String q,

        @RestQuery @Parameter(description = "Only articles of which readers see this.", example = "draft")
        Status status,

        @RestQuery @Parameter(description = "Only articles whose working copy is here on its way.", example = "review")
        Stage stage,

        @RestQuery
        @Parameter(
                description = "Only articles of which readers see something older than the working copy, or nothing; or"
                        + " only the others.",
                example = "true")
        Boolean hasUnpublishedChanges,

        @RestQuery
        @Size(max = 200, message = "must be 200 characters at most")
        @Parameter(
                description =
                        "Only articles that were begun by the caller with this id (me.id), or by those who had this name then.",
                example = "Jane Doe")
        String createdBy,

        @RestQuery
        @Parameter(
                description = "Only articles that were removed, instead of only those that were not.",
                example = "true")
        Boolean removed,

        @RestQuery
        @Pattern(
                regexp = "-?updatedAt|-?createdAt",
                message = "must be one of -updatedAt, updatedAt, -createdAt, createdAt")
        @Parameter(
                description = "Order; a leading minus means the latest first. By default -updatedAt, with ids their"
                        + " order.",
                example = "-updatedAt",
                schema = @Schema(enumeration = {"-updatedAt", "updatedAt", "-createdAt", "createdAt"}))
        String sort) {

    /** What readers see. */
    @Schema(name = "ArticleStatus", description = "What readers see of an article.")
    public enum Status {
        DRAFT,
        SCHEDULED,
        PUBLISHED,
        WITHDRAWN;

        /** As it stands in JSON. */
        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where a working copy is on its way. */
    @Schema(name = "ArticleStage", description = "Where a working copy is on its way.")
    public enum Stage {
        WRITING,
        REVIEW,
        READY;

        /** As it stands in JSON and in rows. */
        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The same in another order. */
    WorkingCopyFilter sortedBy(String order) {
        return new WorkingCopyFilter(
                section,
                collection,
                tag,
                author,
                source,
                kind,
                edition,
                language,
                updatedAfter,
                updatedBefore,
                publishedAfter,
                publishedBefore,
                hasImage,
                ids,
                q,
                status,
                stage,
                hasUnpublishedChanges,
                createdBy,
                removed,
                order);
    }

    /** The filters that readers have as well, which are read alike. */
    ArticleFilter asOfReaders() {
        return new ArticleFilter(
                section,
                collection,
                tag,
                author,
                source,
                kind,
                edition,
                language,
                publishedAfter,
                publishedBefore,
                updatedAfter,
                updatedBefore,
                hasImage,
                ids,
                null,
                null);
    }
}
