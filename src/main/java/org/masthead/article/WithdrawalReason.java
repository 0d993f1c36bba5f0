package org.masthead.article;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why readers don't see an article any more. Legal reasons are answered with 451 instead of 410. */
@Schema(description = "Why an article was withdrawn.")
public enum WithdrawalReason {
    ERROR,
    LEGAL,
    EXPIRED,
    MERGED,
    OTHER;

    /** As it stands in rows and JSON. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
