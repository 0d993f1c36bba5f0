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
                description = "The least number that it may have. After an older backup was brought back, readers know"
                        + " versions that this service does not: name a number above theirs.",
                examples = "100",
                nullable = true)
        Integer leastVersion) {}
