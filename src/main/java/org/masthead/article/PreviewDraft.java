package org.masthead.article;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A preview to be made. */
@Schema(description = "A preview to be made.")
public record PreviewDraft(
        @NotNull(message = "is needed: the id or slug of an article")
        @Schema(description = "The id or slug of the article.", examples = "river-rises-after-storm")
        String article,

        @Min(value = 1, message = "must be 1 or more")
        @Schema(
                description = "The number of the revision to be shown; null for the working copy as it is whenever the"
                        + " preview is read.",
                examples = "2")
        Integer revision,

        @Min(value = 60, message = "must be 60 to 2592000: a minute at least")
        @Max(value = 2_592_000, message = "must be 60 to 2592000: thirty days at most")
        @Schema(description = "How long it lasts, in seconds; null for a day.", examples = "86400")
        Integer lifetimeSeconds) {

    Duration lifetime() {
        return lifetimeSeconds == null ? Duration.ofDays(1) : Duration.ofSeconds(lifetimeSeconds);
    }
}
