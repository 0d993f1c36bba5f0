package org.masthead.author;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An author as the newsroom sees them. */
@Schema(description = "An author as the newsroom sees them, those without a published article included.")
public record AuthorEditingView(
        @Schema(description = "Their id, a UUIDv7.", examples = "0199c0de-7a1b-7c2d-8e3f-405162738495")
        UUID id,

        @Schema(description = "Readable name for addresses and filters.", examples = "jane-doe")
        String slug,

        @Schema(description = "Name.", examples = "Jane Doe")
        String name,

        @Schema(
                description = "What readers are told of them in the publication's default language, or null.",
                examples = "Jane Doe writes about rivers.",
                nullable = true)
        String bio,

        @Schema(
                description = "The same in other languages, by language tag.",
                examples = "{\"fr\": {\"bio\": \"Jane Doe écrit sur les fleuves.\"}}")
        Map<String, AuthorDraft.Translation> translations,

        @Schema(description = "Their picture, or null.", nullable = true)
        AuthorDraft.Portrait image,

        @Schema(description = "A web page of theirs, or null.", examples = "https://jane.example", nullable = true)
        String url,

        @Schema(description = "Number of visible articles by them.", examples = "12")
        long articleCount,

        @Schema(description = "When they were first named (RFC 3339, UTC).", examples = "2026-03-01T06:30:00Z")
        Instant createdAt,

        @Schema(description = "When it was last changed (RFC 3339, UTC).", examples = "2026-03-01T06:30:00Z")
        Instant updatedAt) {

    static AuthorEditingView of(Author author, String language, long articles) {
        return new AuthorEditingView(
                author.id,
                author.slug,
                author.name,
                author.bios.get(language),
                AuthorDraft.translations(author, language),
                AuthorDraft.portrait(author),
                author.url,
                articles,
                author.createdAt,
                author.updatedAt);
    }
}
