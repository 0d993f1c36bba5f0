package org.masthead.collection;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where an article shall stand in a curated list. */
@Schema(description = "Where an article shall stand in a curated list: right before or after another one, else first.")
public record CollectionPlace(
        @NotBlank(message = "is needed")
        @Size(max = 120, message = "must be 120 characters at most")
        @Schema(description = "Id or slug of the article, which may be a draft.", examples = "river-rises-after-storm")
        String article,

        @Size(max = 120, message = "must be 120 characters at most")
        @Schema(
                description = "Id or slug of an article of the list that it shall stand before, or null.",
                examples = "old-bridge-closed",
                nullable = true)
        String before,

        @Size(max = 120, message = "must be 120 characters at most")
        @Schema(
                description = "Id or slug of an article of the list that it shall stand after, or null.",
                examples = "old-bridge-closed",
                nullable = true)
        String after) {}
