package org.masthead.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something that somebody did. */
@Schema(description = "Something that somebody did.")
public record AuditEntry(
        @Schema(description = "Its number; later entries have greater ones.", examples = "1204")
        long id,

        @Schema(description = "When it was done (RFC 3339, UTC).", examples = "2026-03-01T08:05:12Z")
        Instant at,

        @Schema(
                description =
                        "Id of the key that was used; null where the service acted by itself, or a token was used.",
                examples = "0199c0de-7a1b-7c2d-8e3f-405162738495",
                nullable = true)
        UUID key,

        @Schema(
                description = "The id of who did it, as me.id tells it; null where the service acted by itself.",
                examples = "0199c0de-7a1b-7c2d-8e3f-405162738495",
                nullable = true)
        String principalId,

        @Schema(description = "The name that they had then.", examples = "Jane Doe")
        String principal,

        @Schema(description = "What was done.", examples = "publish")
        String act,

        @Schema(description = "What kind of thing it was done to.", examples = "article")
        String kind,

        @Schema(
                description = "Id of that thing, or null.",
                examples = "0199c0de-7a1b-7c2d-8e3f-405162738495",
                nullable = true)
        UUID subject,

        @Schema(
                description =
                        "What there is to say of it: why, in the words of who did it, the reason of an erasure, or"
                                + " what was done in detail. Null where there is nothing, and once its thing was erased.",
                examples = "Checked with the lawyers",
                nullable = true)
        String note) {

    static AuditEntry of(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("key_id", UUID.class),
                row.getString("principal_id"),
                row.getString("principal"),
                row.getString("act"),
                row.getString("kind"),
                row.getObject("subject_id", UUID.class),
                row.getString("note"));
    }
}
