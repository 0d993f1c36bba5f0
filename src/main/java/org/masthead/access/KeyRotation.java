package org.masthead.access;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a key gets another text. */
@Schema(description = "How a key gets another text.")
public record KeyRotation(
        @Min(value = 0, message = "must be 0 to 86400")
        @Max(value = 86_400, message = "must be 0 to 86400: a day at most")
        @Schema(
                description = "How long the text that it has now stays good, in seconds; null or 0 for not at all.",
                examples = "3600")
        Integer graceSeconds) {

    Duration grace() {
        return Duration.ofSeconds(graceSeconds == null ? 0 : graceSeconds);
    }
}
