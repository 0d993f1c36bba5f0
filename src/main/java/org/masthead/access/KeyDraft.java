package org.masthead.access;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.masthead.http.EnumNames;
import org.masthead.http.OneLine;

/** A key to be made. */
@Schema(description = "A key to be made.")
public record KeyDraft(
        @NotBlank(message = "is needed")
        @Size(max = 200, message = "must be 200 characters at most")
        @OneLine
        @Schema(
                description = "Who or what will use it, as the audit will show them: plain text.",
                examples = "Desk tool")
        String name,

        @NotNull(message = "is needed")
        @Schema(description = "What it may do. It cannot be changed later.", examples = "editor")
        Role role,

        @Schema(
                description = "When it ends by itself (RFC 3339, UTC); null for never.",
                examples = "2027-03-01T00:00:00Z")
        Instant expiresAt,

        @Size(max = 50, message = "must be 50 at most")
        @Schema(
                description =
                        "The parts of the newsroom that it may use, /v1/newsroom/me aside; null or empty for all.",
                examples = "[\"articles\", \"images\"]")
        List<@NotNull NewsroomResource> resources,

        @Schema(description = "Whether it reads and changes nothing; null for no.", examples = "false")
        Boolean readOnly,

        @Size(max = 100, message = "must be 100 at most")
        @Schema(
                description = "Paths of the sections whose articles it may write, those below them included; null or"
                        + " empty for all.",
                examples = "[\"news/russia\"]")
        List<@NotNull String> sections) {

    /** What a key may do. */
    @Schema(name = "KeyRole", description = "What a key may do; each role includes those before it.")
    public enum Role {
        CONTRIBUTOR,
        EDITOR,
        PUBLISHER,
        ADMIN;

        /** As it stands in rows and JSON. */
        @JsonValue
        public String text() {
            return EnumNames.of(this);
        }
    }

    public KeyDraft {
        expiresAt = expiresAt == null ? null : expiresAt.truncatedTo(ChronoUnit.MILLIS);
        resources = resources == null ? List.of() : resources;
        readOnly = Boolean.TRUE.equals(readOnly);
        sections = sections == null ? List.of() : sections;
    }

    /** What would make a key as this one is. */
    static KeyDraft of(ApiKey key, List<String> sections) {
        return new KeyDraft(
                key.name, EnumNames.parse(Role.class, key.role), key.expiresAt, resources(key), key.readOnly, sections);
    }

    static List<NewsroomResource> resources(ApiKey key) {
        return Arrays.stream(key.resources)
                .map(name -> EnumNames.parse(NewsroomResource.class, name))
                .toList();
    }
}
