package org.masthead.article;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.masthead.access.ShownOnce;

/** A preview, without its address but where that is new. */
@Schema(description = "A preview of an article.")
public record PreviewView(
        @Schema(description = "Its id, a UUIDv7.", examples = "0199c0de-7a1b-7c2d-8e3f-405162738495")
        UUID id,

        @Schema(description = "Id of the article.", examples = "0199c0de-7a1b-7c2d-8e3f-405162738495")
        UUID article,

        @Schema(
                description = "The number of the revision that it shows, or null: the working copy as it is whenever"
                        + " the preview is read.",
                examples = "2",
                nullable = true)
        Integer revision,

        @Schema(
                description = "Path-absolute URL at which whoever knows it reads the article. It is shown in the answer"
                        + " that made it and never again, not even to the same request repeated; null everywhere else.",
                examples = "/v1/previews/q7Jz0mJc3b3yq0kq1dVtq4o2l0C5eXw8YtRr1uPZk9E",
                nullable = true)
        String url,

        @Schema(description = "When it ends (RFC 3339, UTC).", examples = "2026-03-02T06:30:00Z")
        Instant expiresAt,

        @Schema(description = "When it was made (RFC 3339, UTC).", examples = "2026-03-01T06:30:00Z")
        Instant createdAt,

        @Schema(description = "Who made it.", examples = "Jane Doe")
        String createdBy)
        implements ShownOnce {

    static PreviewView of(Preview preview) {
        return of(preview, null);
    }

    /** @param url where it is read, as long as it is known */
    static PreviewView of(Preview preview, String url) {
        return new PreviewView(
                preview.id,
                preview.articleId,
                preview.revision,
                url,
                preview.expiresAt,
                preview.createdAt,
                preview.createdBy);
    }

    @Override
    public PreviewView withoutSecret() {
        return new PreviewView(id, article, revision, null, expiresAt, createdAt, createdBy);
    }
}
