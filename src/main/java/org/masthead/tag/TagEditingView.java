package org.masthead.tag;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.masthead.site.Languages;

/** A tag as the newsroom sees it. */
@Schema(description = "A tag as the newsroom sees it, those that no article carries included.")
public record TagEditingView(
        @Schema(description = "Its id, a UUIDv7.", examples = "0199c0de-7a1b-7c2d-8e3f-405162738495")
        UUID id,

        @Schema(description = "Readable name for addresses and filters.", examples = "belarus")
        String slug,

        @Schema(description = "Name in the publication's default language.", examples = "Belarus")
        String name,

        @Schema(
                description = "Names in other languages, by language tag.",
                examples = "{\"fr\": {\"name\": \"Biélorussie\"}}")
        Map<String, TagDraft.Translation> translations,

        @Schema(description = "Number of visible articles that carry it.", examples = "12")
        long articleCount,

        @Schema(description = "When it was made (RFC 3339, UTC).", examples = "2026-03-01T06:30:00Z")
        Instant createdAt,

        @Schema(description = "When it was last changed (RFC 3339, UTC).", examples = "2026-03-01T06:30:00Z")
        Instant updatedAt) {

    static TagEditingView of(Tag tag, String language, long articles) {
        return new TagEditingView(
                tag.id,
                tag.slug,
                Languages.choose(tag.names, language, language),
                TagDraft.translations(tag, language),
                articles,
                tag.createdAt,
                tag.updatedAt);
    }
}
