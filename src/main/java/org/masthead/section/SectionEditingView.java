package org.masthead.section;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.masthead.site.Languages;

/** A section as the newsroom sees it. */
@Schema(description = "A section as the newsroom sees it.")
public record SectionEditingView(
        @Schema(description = "Its id, a UUIDv7.", examples = "0199c0de-7a1b-7c2d-8e3f-405162738495")
        UUID id,

        @Schema(description = "The slugs from the top down.", examples = "news/russia")
        String path,

        @Schema(description = "Name in the publication's default language.", examples = "Russia")
        String name,

        @Schema(
                description = "Names in other languages, by language tag.",
                examples = "{\"fr\": {\"name\": \"Russie\"}}")
        Map<String, SectionDraft.Translation> translations,

        @Schema(
                description = "Siblings are shown by it, the lowest first, those with the same one by their paths.",
                examples = "20")
        int position,

        @Schema(description = "Whether readers see it.", examples = "true")
        boolean visible,

        @Schema(description = "When it was made (RFC 3339, UTC).", examples = "2026-03-01T06:30:00Z")
        Instant createdAt,

        @Schema(description = "When it was last changed (RFC 3339, UTC).", examples = "2026-03-01T06:30:00Z")
        Instant updatedAt) {

    static SectionEditingView of(Section section, String language) {
        return new SectionEditingView(
                section.id,
                section.path,
                Languages.choose(section.names, language, language),
                SectionDraft.translations(section.names, language),
                section.position,
                section.visible,
                section.createdAt,
                section.updatedAt);
    }
}
