package org.masthead.article;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where an article has what was searched for. */
@Schema(
        description =
                "Where an article has what was searched for: HTML of text in which what matches stands in <mark>, and"
                        + " all else is escaped.")
public record Highlights(
        @Schema(description = "The headline.", examples = "<mark>River</mark> rises &amp; falls")
        String headline,

        @Schema(
                description = "The summary, or null.",
                examples = "Two villages were cut off when the <mark>river</mark> rose.",
                nullable = true)
        String summary,

        @Schema(
                description =
                        "The two best passages of the body, of about 20 words each, in the order of the text; empty when"
                                + " nothing matches within its first 20,000 characters.",
                examples = "[\"The <mark>river</mark> rose by two metres overnight\"]")
        List<String> body) {}
