package org.masthead.article;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.masthead.access.Roles;
import org.masthead.http.PlainText;

/** A step of an article to another state. */
@Schema(description = "A step of an article to another state.")
public record Transition(
        @NotNull(message = "is needed: writing, review, ready, published, scheduled, withdrawn or draft")
        @Schema(
                description =
                        "writing, review, ready: where the working copy is on its way. published: it becomes what "
                                + "readers see, now; scheduled: by itself at a time to come. withdrawn: readers are told that it "
                                + "is gone, now or at a time to come. draft: nothing comes or goes by the clock any more.",
                examples = "published")
        Target to,

        @Schema(
                description = "With scheduled: when readers shall see it. With withdrawn: when it shall disappear; now "
                        + "when absent. It must lie ahead.",
                examples = "2027-03-01T06:30:00Z")
        Instant at,

        @Schema(
                description = "With published and scheduled: when it disappears again; as decided before when absent.",
                examples = "2027-03-08T06:30:00Z")
        Instant until,

        @Schema(
                description = "With published and scheduled: readers keep the time of the last update; false when "
                        + "absent.",
                examples = "false")
        Boolean minor,

        @Schema(
                description = "With withdrawn: why; other when absent. With legal readers get 451, else 410.",
                examples = "error")
        WithdrawalReason reason,

        @Size(max = 1000, message = "must be 1,000 characters at most")
        @PlainText
        @Schema(description = "With withdrawn: what readers are told, plain text.", examples = "Published by mistake.")
        String publicNote,

        @Size(max = 500, message = "must be 500 characters at most")
        @PlainText
        @Schema(description = "Why, for the audit; never for readers.", examples = "Checked with the lawyers")
        String note) {

    WithdrawalReason reasonOrOther() {
        return reason == null ? WithdrawalReason.OTHER : reason;
    }

    boolean isMinor() {
        return Boolean.TRUE.equals(minor);
    }

    /** Where to. */
    @Schema(name = "TransitionTarget", description = "Where an article can go.")
    public enum Target {
        WRITING(Roles.CONTRIBUTOR),
        REVIEW(Roles.CONTRIBUTOR),
        READY(Roles.EDITOR),
        PUBLISHED(Roles.PUBLISHER),
        SCHEDULED(Roles.PUBLISHER),
        WITHDRAWN(Roles.PUBLISHER),
        DRAFT(Roles.PUBLISHER);

        /** Who may take an article there. */
        final String role;

        Target(String role) {
            this.role = role;
        }

        /** As it stands in JSON. */
        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean isStage() {
            return this == WRITING || this == REVIEW || this == READY;
        }
    }
}
