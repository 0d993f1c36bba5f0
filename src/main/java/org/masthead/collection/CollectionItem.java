package org.masthead.collection;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An article in a curated list, as the newsroom sees it. */
@Schema(description = "An article in a curated list, as the newsroom sees it.")
public record CollectionItem(
        @Schema(description = "Id of the article.", examples = "0199c0de-7a1b-7c2d-8e3f-405162738495")
        UUID article,

        @Schema(description = "Slug of the article.", examples = "river-rises-after-storm")
        String slug,

        @Schema(
                description = "Headline of its working copy, plain text, or null.",
                examples = "River rises after the storm",
                nullable = true)
        String headline,

        @Schema(description = "Whether readers can see the article now.", examples = "true")
        boolean visible) {}
