package org.masthead.article;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the articles of a list have in common; each member only when it was asked for. */
@Schema(
        description = "What the articles of a list have in common: for each facet that was asked for its 10 most"
                + " frequent values, the most frequent first. Exact for lists of up to 1,000 articles, beyond that"
                + " of the newest 1,000.")
public record Facets(
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Sections, those above an article's own included; value is the path.")
        List<FacetValue> section,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "Tags; value is the slug.")
        List<FacetValue> tag,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "Authors; value is the slug.")
        List<FacetValue> author) {}
