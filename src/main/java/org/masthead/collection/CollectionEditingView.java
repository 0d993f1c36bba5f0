package org.masthead.collection;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.masthead.site.Languages;

/** A curated list as the newsroom sees it. */
@Schema(description = "A curated list as the newsroom sees it. Its articles, drafts included, are at its items.")
public record CollectionEditingView(
        @Schema(description = "Its id, a UUIDv7.", examples = "0199c0de-7a1b-7c2d-8e3f-405162738495")
        UUID id,

        @Schema(description = "Readable name for addresses and filters.", examples = "editors-choice")
        String slug,

        @Schema(description = "Name in the publication's default language.", examples = "Editor's Choice")
        String name,

        @Schema(
                description = "Names in other languages, by language tag.",
                examples = "{\"fr\": {\"name\": \"Le choix de la rédaction\"}}")
        Map<String, CollectionDraft.Translation> translations,

        @Schema(
                description = "Since when readers see it (RFC 3339, UTC); null: not yet.",
                examples = "2026-03-01T06:30:00Z",
                nullable = true)
        Instant visibleFrom,

        @Schema(
                description = "Until when readers see it (RFC 3339, UTC); null: without end.",
                examples = "2026-04-01T00:00:00Z",
                nullable = true)
        Instant visibleUntil,

        @Schema(description = "When it was made (RFC 3339, UTC).", examples = "2026-03-01T06:30:00Z")
        Instant createdAt,

        @Schema(
                description = "When it or its items were last changed (RFC 3339, UTC).",
                examples = "2026-03-01T06:30:00Z")
        Instant updatedAt) {

    static CollectionEditingView of(Collection collection, String language) {
        return new CollectionEditingView(
                collection.id,
                collection.slug,
                Languages.choose(collection.names, language, language),
                CollectionDraft.translations(collection.names, language),
                collection.visibleFrom,
                collection.visibleUntil,
                collection.createdAt,
                collection.updatedAt);
    }
}
