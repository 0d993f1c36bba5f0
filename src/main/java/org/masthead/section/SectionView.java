package org.masthead.section;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A section as readers see it. */
@Schema(description = "A section as readers see it.")
public record SectionView(
        @Schema(description = "Its id, a UUIDv7.", examples = "0199c0de-7a1b-7c2d-8e3f-405162738495")
        UUID id,

        @Schema(description = "The slugs from the top down.", examples = "news/russia")
        String path,

        @Schema(description = "Last part of the path.", examples = "russia")
        String slug,

        @Schema(description = "Name in the language of the answer.", examples = "Russia")
        String name,

        @Schema(description = "Path of the section above, or null.", examples = "news", nullable = true)
        String parent,

        @Schema(description = "Number of sections above it.", examples = "1")
        int depth,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "The sections below it; left out of flat lists.")
        List<SectionView> children) {}
