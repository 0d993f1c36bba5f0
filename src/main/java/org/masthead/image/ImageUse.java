package org.masthead.image;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A picture at one place, with texts of its own. What is null here is taken from the picture. */
@Schema(
        description =
                "A picture at one place, with texts of its own. What is null here is taken from the " + "picture.")
public record ImageUse(
        @Schema(description = "Id of the picture.", examples = "0199c0de-7a1b-7c2d-8e3f-405162738495")
        UUID id,

        @Schema(
                description = "What it shows, for those who do not see it, or null.",
                examples = "A flooded street",
                nullable = true)
        String alt,

        @Schema(
                description = "What it tells, or null.",
                examples = "The main street on Sunday morning",
                nullable = true)
        String caption,

        @Schema(description = "Whose it is, such as an agency, or null.", examples = "Reuters", nullable = true)
        String credit) {}
