package org.masthead.article;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A step of an article to another state. */
@Schema(description = "A step of an article to another state.")
public record Transition(
        @NotNull(message = "is needed: published or withdrawn")
        @Schema(
                description = "published: the working copy becomes what readers see; withdrawn: readers are told that "
                        + "it is gone.",
                examples = "published")
        Target to,

        @Schema(
                description = "With published: readers keep the time of the last update; false when absent.",
                examples = "false")
        Boolean minor,

        @Schema(
                description = "With withdrawn: why; other when absent. With legal readers get 451, else 410.",
                examples = "error")
        WithdrawalReason reason,

        @Size(max = 1000, message = "must be 1,000 characters at most")
        @Schema(description = "With withdrawn: what readers are told, plain text.", examples = "Published by mistake.")
        String publicNote) {

    WithdrawalReason reasonOrOther() {
        return reason == null ? WithdrawalReason.OTHER : reason;
    }

    /** Where to. */
    @Schema(name = "TransitionTarget", description = "Where an article can go.")
    public enum Target {
        PUBLISHED,
        WITHDRAWN;

        /** As it stands in JSON. */
        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
