package org.masthead.tag;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which tag takes the place of another. */
@Schema(description = "Which tag takes the place of another.")
public record TagMerge(
        @NotBlank(message = "is needed")
        @Size(max = 120, message = "must be 120 characters at most")
        @Schema(description = "Slug or id of the tag that stays.", examples = "belarus")
        String into) {}
