package org.masthead.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a page is in its list. */
@Schema(description = "Where a page is in its list.")
public record PageInfo(
        @Schema(description = "How many items were asked for.", examples = "20")
        int limit,

        @Schema(description = "Whether a next page exists.", examples = "true")
        boolean hasMore,

        @Schema(
                description = "Path-absolute URL of the next page, or null.",
                examples = "/v1/articles?cursor=eyJh&limit=20",
                nullable = true)
        String next,

        @Schema(
                description = "Path-absolute URL of the page before, or null.",
                examples = "/v1/articles?cursor=eyJi&limit=20",
                nullable = true)
        String prev,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Number of all items; only when asked for.", examples = "1204")
        Long total,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description = "True of every search, however much it finds: no more of it can be paged through than the"
                        + " newest matches, as many as q tells; left out of other lists.",
                examples = "true")
        Boolean windowed,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description = "What to search for instead, as q takes it, when nothing was found; else left out.",
                examples = "river")
        String suggestion) {

    /** The same with the number of all items. */
    public PageInfo withTotal(long items) {
        return new PageInfo(limit, hasMore, next, prev, items, windowed, suggestion);
    }

    /** The same of a list that can be paged through only to a limit, whether it is as long or not. */
    public PageInfo asWindow() {
        return new PageInfo(limit, hasMore, next, prev, total, true, suggestion);
    }

    /** The same of a search that found nothing; null when no other words are known. */
    public PageInfo withSuggestion(String words) {
        return new PageInfo(limit, hasMore, next, prev, total, windowed, words);
    }
}
