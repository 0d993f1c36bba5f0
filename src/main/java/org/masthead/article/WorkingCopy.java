package org.masthead.article;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.masthead.body.Block;
import org.masthead.body.Body;
import org.masthead.image.ImageUse;

/**
 * An article as the newsroom has it: the fields of a draft, with relations as paths and slugs so that they can be sent
 * back, and how it stands with it, which no draft can say.
 */
@Schema(
        description = "An article as the newsroom has it: the fields of a draft, with relations as paths and "
                + "slugs so that they can be sent back, and from status on, with its id, how it stands with it, "
                + "which no draft can say.")
public record WorkingCopy(
        @Schema(description = "Its id, a UUIDv7.", examples = "0199c0de-7a1b-7c2d-8e3f-405162738495")
        UUID id,

        @Schema(description = "Readable name, unique in the publication.", examples = "river-rises-after-storm")
        String slug,

        @Schema(description = "What sort of piece it is.", examples = "news")
        ArticleKind kind,

        @Schema(description = "Key of its edition.", examples = "en")
        String edition,

        @Schema(description = "Language of its text (BCP 47).", examples = "en")
        String language,

        @Schema(
                description = "Headline, plain text, or null.",
                examples = "River rises after the storm",
                nullable = true)
        String headline,

        @Schema(
                description = "Short line above the headline, plain text, or null.",
                examples = "Weather",
                nullable = true)
        String kicker,

        @Schema(
                description = "What it is about in a sentence or two, plain text, or null.",
                examples = "Two villages were cut off when the river rose overnight.",
                nullable = true)
        String summary,

        @Schema(description = "By whom, as printed, or null.", examples = "By Jane Doe", nullable = true)
        String byline,

        @Schema(description = "Where it was written, or null.", examples = "Riverton", nullable = true)
        String dateline,

        @Schema(
                description = "Slug of the agency or publisher it came from, or null.",
                examples = "reuters",
                nullable = true)
        String source,

        @Schema(description = "Paths of its sections, the primary one first.", examples = "[\"news/russia\"]")
        List<String> sections,

        @Schema(description = "Slugs of the curated lists that it shall stand in.", examples = "[\"editors-choice\"]")
        List<String> collections,

        @Schema(description = "Slugs of its authors.", examples = "[\"jane-doe\"]")
        List<String> authors,

        @Schema(description = "Slugs of its tags.", examples = "[\"flood\"]")
        List<String> tags,

        @Schema(
                description = "Ids of articles that belong to it.",
                examples = "[\"0199c0de-7a1b-7c2d-8e3f-405162738495\"]")
        List<UUID> related,

        @Schema(
                description = "Id of the article that this is a translation of, directly or by way of another "
                        + "translation, or null.",
                examples = "0199c0de-7a1b-7c2d-8e3f-405162738495",
                nullable = true)
        UUID translationOf,

        @Schema(description = "The picture at the top, or null.", nullable = true)
        ImageUse leadImage,

        @Schema(description = "What was wrong and has been put right.")
        List<Correction> corrections,

        @Schema(description = "Whose it is and what may be done with it.")
        Rights rights,

        @Schema(
                description = "The time of first publication that readers shall see; null: the one of this service.",
                examples = "2026-03-01T06:30:00Z",
                nullable = true)
        Instant publishedAt,

        @Schema(description = "The text as typed blocks.", type = SchemaType.ARRAY, implementation = Block.class)
        Body body,

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

        @Schema(
                description = "When something becomes visible (RFC 3339, UTC), or null.",
                examples = "2026-03-01T06:30:00Z",
                nullable = true)
        Instant publishAt,

        @Schema(
                description = "When it disappears (RFC 3339, UTC), or null.",
                examples = "2026-03-01T06:30:00Z",
                nullable = true)
        Instant withdrawAt,

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
        String updatedBy,

        @Schema(
                description = "When it was removed (RFC 3339, UTC), or null.",
                examples = "2026-03-01T06:30:00Z",
                nullable = true)
        Instant removedAt,

        @Schema(
                description = "When it was erased (RFC 3339, UTC), or null. Then it says nothing any more.",
                examples = "2026-03-01T06:30:00Z",
                nullable = true)
        Instant erasedAt,

        @Schema(
                description = "What should be looked at; told when it is saved, else empty.",
                examples = "[\"The lead image has no alt text.\"]")
        List<String> warnings) {}
