package org.masthead.author;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.masthead.image.ImageView;

/** An author as readers see them. */
@Schema(description = "An author as readers see them. Their articles are at /v1/articles?author=SLUG.")
public record AuthorView(
        @Schema(description = "Their id, a UUIDv7.", examples = "0199c0de-7a1b-7c2d-8e3f-405162738495")
        UUID id,

        @Schema(description = "Readable name for addresses and filters.", examples = "jane-doe")
        String slug,

        @Schema(description = "Name.", examples = "Jane Doe")
        String name,

        @Schema(
                description = "What readers are told of them, plain text in the language of the answer, or null.",
                examples = "Jane Doe writes about rivers.",
                nullable = true)
        String bio,

        @Schema(description = "Their picture, or null.", nullable = true)
        ImageView image,

        @Schema(description = "A web page of theirs, or null.", examples = "https://jane.example", nullable = true)
        String url,

        @Schema(description = "Number of visible articles by them.", examples = "12")
        long articleCount,

        @Schema(
                description = "First publication of the newest of them (RFC 3339, UTC).",
                examples = "2026-03-01T06:30:00Z")
        Instant lastPublishedAt) {}
