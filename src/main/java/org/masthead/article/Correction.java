package org.masthead.article;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.masthead.http.PlainText;

/** Something that was wrong and has been put right, as readers are told of it. */
@Schema(description = "Something that was wrong and has been put right.")
public record Correction(
        @NotNull(message = "is needed")
        @Schema(description = "When it was put right (RFC 3339, UTC).", examples = "2026-03-01T06:30:00Z")
        Instant at,

        @NotBlank(message = "is needed")
        @Size(max = 2000, message = "must be 2,000 characters at most")
        @PlainText
        @Schema(
                description = "What readers are told, plain text.",
                pattern = PlainText.NOT_BLANK,
                examples = "An earlier version named the wrong river.")
        String text) {}
