package org.masthead.collection;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All articles of a curated list in their order. */
@Schema(description = "All articles of a curated list in their order.")
public record CollectionOrder(
        @NotNull(message = "is needed; empty when there shall be none")
        @Size(max = 1000, message = "must be 1000 articles at most")
        @Schema(
                description = "Ids or slugs of articles, drafts too, each once; those not named are taken out.",
                examples = "[\"river-rises-after-storm\"]")
        List<
                        @NotBlank(message = "must name an article")
                        @Size(max = 120, message = "must be 120 characters at most") String>
                articles) {}
