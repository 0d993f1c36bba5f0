package org.masthead.collection;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A curated list as readers see it. */
@Schema(
        description = "A curated list as readers see it. Its articles, in its own order, are at"
                + " /v1/articles?collection=SLUG.")
public record CollectionView(
        @Schema(description = "Its id, a UUIDv7.", examples = "0199c0de-7a1b-7c2d-8e3f-405162738495")
        UUID id,

        @Schema(description = "Readable name for addresses and filters.", examples = "editors-choice")
        String slug,

        @Schema(description = "Name in the language of the answer.", examples = "Editor's Choice")
        String name,

        @Schema(description = "Since when it is shown (RFC 3339, UTC).", examples = "2026-03-01T06:30:00Z")
        Instant visibleFrom,

        @Schema(
                description = "Until when it is shown (RFC 3339, UTC), or null.",
                examples = "2026-04-01T00:00:00Z",
                nullable = true)
        Instant visibleUntil,

        @Schema(description = "Number of visible articles in it.", examples = "12")
        long articleCount) {}
