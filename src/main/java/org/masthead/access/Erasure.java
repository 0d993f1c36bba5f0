package org.masthead.access;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.masthead.http.EnumNames;

/** That something shall be erased, and why: said once more, in a body, since it cannot be undone. */
@Schema(description = "That something shall be erased, and why. It cannot be undone.")
public record Erasure(
        @NotNull(message = "is needed: legal, privacy or other")
        @Schema(
                description = "Why, which the audit keeps. With legal, readers of what was public get 451, else 410.",
                examples = "privacy")
        Reason reason) {

    /** What every erasure in the log of changes is tagged with, for those who keep what they have made of things. */
    public static final String CACHE_TAG = "erasures";

    /** Why something is erased. */
    @Schema(name = "ErasureReason", description = "Why something is erased.")
    public enum Reason {
        LEGAL,
        PRIVACY,
        OTHER;

        /** As it stands in JSON and in the audit. */
        @JsonValue
        public String text() {
            return EnumNames.of(this);
        }
    }
}
