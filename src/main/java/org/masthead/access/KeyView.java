package org.masthead.access;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.masthead.http.EnumNames;

/** A key of the newsroom, without its text but where that is new. */
@Schema(description = "A key of the newsroom.")
public record KeyView(
        @Schema(
                description = "Its id, a UUIDv7, which the audit names.",
                examples = "0199c0de-7a1b-7c2d-8e3f-405162738495")
        UUID id,

        @Schema(description = "Who or what uses it.", examples = "Desk tool")
        String name,

        @Schema(description = "What it may do.", examples = "editor")
        KeyDraft.Role role,

        @Schema(description = "When it ends by itself, or null.", examples = "2027-03-01T00:00:00Z", nullable = true)
        Instant expiresAt,

        @Schema(
                description = "The parts of the newsroom that it may use; empty for all.",
                examples = "[\"articles\", \"images\"]")
        List<NewsroomResource> resources,

        @Schema(description = "Whether it reads and changes nothing.", examples = "false")
        boolean readOnly,

        @Schema(
                description = "Paths of the sections whose articles it may write, those below them included; empty for"
                        + " all.",
                examples = "[\"news/russia\"]")
        List<String> sections,

        @Schema(
                description = "The text to send as Authorization: Bearer. It is shown in the answer that made it and"
                        + " never again, not even to the same request repeated; null everywhere else.",
                examples = "mh_4Qf0Zx7kTn2sVb9LrYw6PcHm1JdGa8EuXo3Ki5R0b1x2Gh",
                nullable = true)
        String key,

        @Schema(
                description = "Until when the text before the last rotation is good, or null.",
                examples = "2026-03-01T07:30:00Z",
                nullable = true)
        Instant pastKeyUntil,

        @Schema(description = "When it was made (RFC 3339, UTC).", examples = "2026-03-01T06:30:00Z")
        Instant createdAt,

        @Schema(
                description = "The name of the key by which it was made, or null where none was.",
                examples = "Jane Doe",
                nullable = true)
        String createdBy,

        @Schema(
                description = "When it was last used, to the minute; null when it never was.",
                examples = "2026-03-01T08:05:12Z",
                nullable = true)
        Instant lastUsedAt,

        @Schema(description = "When it was revoked, or null.", examples = "2026-03-02T06:30:00Z", nullable = true)
        Instant revokedAt)
        implements ShownOnce {

    static KeyView of(ApiKey key, List<String> sections) {
        return of(key, sections, null);
    }

    /** @param text what was just made */
    static KeyView of(ApiKey key, List<String> sections, String text) {
        return new KeyView(
                key.id,
                key.name,
                EnumNames.parse(KeyDraft.Role.class, key.role),
                key.expiresAt,
                KeyDraft.resources(key),
                key.readOnly,
                sections,
                text,
                key.pastUntil,
                key.createdAt,
                key.createdBy,
                key.lastUsedAt,
                key.revokedAt);
    }

    @Override
    public KeyView withoutSecret() {
        return new KeyView(
                id,
                name,
                role,
                expiresAt,
                resources,
                readOnly,
                sections,
                null,
                pastKeyUntil,
                createdAt,
                createdBy,
                lastUsedAt,
                revokedAt);
    }
}
