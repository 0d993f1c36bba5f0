package org.masthead.tag;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A tag as readers see it. */
@Schema(description = "A tag as readers see it. Its articles are at /v1/articles?tag=SLUG.")
public record TagView(
        @Schema(description = "Its id, a UUIDv7.", examples = "0199c0de-7a1b-7c2d-8e3f-405162738495")
        UUID id,

        @Schema(description = "Readable name for addresses and filters.", examples = "belarus")
        String slug,

        @Schema(description = "Name in the language of the answer.", examples = "Belarus")
        String name,

        @Schema(description = "Number of visible articles that carry it.", examples = "12")
        long articleCount,

        @Schema(
                description = "First publication of the newest of them (RFC 3339, UTC).",
                examples = "2026-03-01T06:30:00Z")
        Instant lastPublishedAt) {}
