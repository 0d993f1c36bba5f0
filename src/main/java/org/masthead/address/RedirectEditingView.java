package org.masthead.address;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A redirect as the newsroom sees it. */
@Schema(description = "A redirect as the newsroom sees it.")
public record RedirectEditingView(
        @Schema(description = "Its id, a UUIDv7.", examples = "0199c0de-7a1b-7c2d-8e3f-405162738495")
        UUID id,

        @Schema(description = "The path that leads elsewhere.", examples = "/old/page.html")
        String path,

        @Schema(
                description = "Slug of the article that it leads to, or null.",
                examples = "river-rises-after-storm",
                nullable = true)
        String article,

        @Schema(
                description = "Path of the section that it leads to, or null.",
                examples = "news/russia",
                nullable = true)
        String section,

        @Schema(
                description = "The other path or the URL that it leads to, or null.",
                examples = "https://archive.example/page",
                nullable = true)
        String location,

        @Schema(description = "When it was made (RFC 3339, UTC).", examples = "2026-03-01T06:30:00Z")
        Instant createdAt,

        @Schema(description = "Who made it.", examples = "Jane Doe")
        String createdBy,

        @Schema(description = "When it was last changed (RFC 3339, UTC).", examples = "2026-03-01T06:30:00Z")
        Instant updatedAt) {

    /** What would make the redirect as it is. */
    RedirectDraft draft() {
        return new RedirectDraft(path, article, section, location);
    }
}
