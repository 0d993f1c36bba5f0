package org.masthead.article;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A value that the articles of a list carry, and how many of them do. */
@Schema(description = "Something that articles of a list carry, and how many of them do.")
public record FacetValue(
        @Schema(description = "What the filter of that name takes: a path or slug.", examples = "news/russia")
        String value,

        @Schema(
                description = "Name for people, in the one language that the list is filtered by, else in that of the"
                        + " one edition that it is filtered by, else in that of the default edition.",
                examples = "Russia")
        String name,

        @Schema(
                description = "How many articles of the list carry it, of longer lists how many of the newest 1,000.",
                examples = "42")
        long count) {}
