package org.masthead.site;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An edition as the newsroom sees it. */
@Schema(description = "An edition as the newsroom sees it.")
public record EditionEditingView(
        @Schema(description = "Its id, a UUIDv7.", examples = "0199c0de-7a1b-7c2d-8e3f-405162738495")
        UUID id,

        @Schema(description = "Readable name for filters and paths.", examples = "en")
        String key,

        @Schema(description = "Its language (BCP 47).", examples = "en")
        String language,

        @Schema(description = "Country (ISO 3166-1 alpha-2) that it is for, or null.", examples = "GB", nullable = true)
        String region,

        @Schema(description = "Its name for people.", examples = "English")
        String title,

        @Schema(description = "Whether it is the one for all who asked for none.", examples = "true")
        boolean isDefault,

        @Schema(
                description = "Whether readers know of it; one that came with an imported draft is shown when something"
                        + " in it is published.",
                examples = "true")
        boolean visible,

        @Schema(description = "When it was made (RFC 3339, UTC).", examples = "2026-03-01T06:30:00Z")
        Instant createdAt,

        @Schema(description = "When it was last changed (RFC 3339, UTC).", examples = "2026-03-01T06:30:00Z")
        Instant updatedAt) {

    static EditionEditingView of(Edition edition) {
        return new EditionEditingView(
                edition.id,
                edition.key,
                edition.language,
                edition.region,
                edition.title,
                edition.isDefault,
                edition.visible,
                edition.createdAt,
                edition.updatedAt);
    }
}
