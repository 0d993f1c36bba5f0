package org.masthead.article;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is to be done to several articles at once. */
@Schema(description = "What is to be done to several articles at once.")
public record ArticleBulk(
        @Schema(
                description = "Whether all of it is to be done or nothing; null or false for each as it goes.",
                examples = "true")
        Boolean atomic,

        @NotNull(message = "is needed: 1 to 100 operations")
        @Size(min = 1, max = 100, message = "must be 1 to 100 operations")
        @Schema(description = "What is to be done, in this order.")
        List<@Valid @NotNull(message = "can't be null") BulkOperation> operations) {

    boolean isAtomic() {
        return Boolean.TRUE.equals(atomic);
    }
}
