package org.masthead.article;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a line says beside the draft that it is.
 *
 * @param id null: it gets one
 * @param status null: a draft
 * @param updatedAt what readers shall see as the time of the last update; null: that of the import
 */
public record ArticleLine(UUID id, Status status, Instant updatedAt) {

    /** In which state an article can come and go. */
    @Schema(name = "ArticleLineStatus", description = "What readers see of an article that comes or goes as a line.")
    public enum Status {
        DRAFT,
        PUBLISHED;

        /** As it stands in JSON. */
        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    boolean isPublished() {
        return status == Status.PUBLISHED;
    }
}
