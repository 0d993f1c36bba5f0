package org.masthead.article;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where an article does not stand. */
@Schema(description = "Where an article does not stand.")
public record ArticleDomains(
        @NotNull(message = "is needed; it may be empty")
        @Size(max = 100, message = "must be 100 at most")
        @Schema(
                description = "Keys of the domains on which it does not stand, although its edition does.",
                examples = "[\"mirror-2\"]")
        List<@NotNull String> excluded) {}
