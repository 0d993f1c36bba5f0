package org.masthead.job;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a job has come. */
@Schema(description = "How far a job has come.")
public enum JobStatus {
    WAITING,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED;

    /** As it stands in JSON and in rows. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static JobStatus of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    boolean isOver() {
        return this == DONE || this == FAILED || this == CANCELLED;
    }
}
