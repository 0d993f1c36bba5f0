package org.masthead.manifest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which version of the list to sign. */
@Schema(description = "Which version of the list to sign.")
public record ManifestDraft(
        @Min(1)
        @Max(1_000_000_000)
        @Schema(
                description =
                        "The least number that it may have. Numbers rise with the clock, after an older backup was"
                                + " brought back too; where readers know a higher one all the same, because a clock was wrong,"
                                + " name one above it.",
                examples = "100000000",
                nullable = true)
        Integer leastVersion) {}
