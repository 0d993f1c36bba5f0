package org.masthead.article;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An article in a list of the newsroom. */
@Schema(description = "An article in a list of the newsroom.")
public record ArticleSummary(
        @Schema(description = "Its id, a UUIDv7.", examples = "0199c0de-7a1b-7c2d-8e3f-405162738495")
        UUID id,

        @Schema(description = "Readable name, unique in the publication.", examples = "river-rises-after-storm")
        String slug,

        @Schema(description = "What sort of piece it is.", examples = "news")
        ArticleKind kind,

        @Schema(description = "Language of its text (BCP 47).", examples = "en")
        String language,

        @Schema(
                description = "Headline of the working copy, or null.",
                examples = "River rises after the storm",
                nullable = true)
        String headline,

        @Schema(
                description = "What readers see.",
                examples = "draft",
                enumeration = {"draft", "scheduled", "published", "withdrawn"})
        String status,

        @Schema(
                description = "Where the working copy is on its way.",
                examples = "writing",
                enumeration = {"writing", "review", "ready"})
        String stage,

        @Schema(description = "Number of the working copy, from 1.", examples = "3")
        int revision,

        @Schema(
                description = "Whether readers see something older than the working copy, or nothing.",
                examples = "true")
        boolean hasUnpublishedChanges,

        @Schema(description = "When it was begun (RFC 3339, UTC).", examples = "2026-03-01T06:30:00Z")
        Instant createdAt,

        @Schema(description = "Who began it, by the name they had then.", examples = "Jane Doe")
        String createdBy,

        @Schema(
                description =
                        "The id of whoever began it, as me.id tells it: names may change, and be those of several."
                                + " Null where it was not kept.",
                examples = "0199c0de-7a1b-7c2d-8e3f-405162738495",
                nullable = true)
        String createdById,

        @Schema(description = "When it was last saved (RFC 3339, UTC).", examples = "2026-03-01T06:30:00Z")
        Instant updatedAt,

        @Schema(description = "Who saved it last.", examples = "Jane Doe")
        String updatedBy) {}
