package org.masthead.http;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Where a page is in its list.
 *
 * @param limit how many items were asked for
 * @param hasMore whether a next page exists
 * @param next path-absolute URL of the next page, or null
 * @param prev path-absolute URL of the page before, or null
 * @param total number of all items, only when asked for
 * @param windowed true when only the first part of the list can be paged through
 */
public record PageInfo(
        int limit,
        boolean hasMore,
        String next,
        String prev,
        @JsonInclude(JsonInclude.Include.NON_NULL) Long total,
        @JsonInclude(JsonInclude.Include.NON_NULL) Boolean windowed) {

    /** The same with the number of all items. */
    public PageInfo withTotal(long items) {
        return new PageInfo(limit, hasMore, next, prev, items, windowed);
    }

    /** The same of a list that can be paged through only to a limit. */
    public PageInfo asWindow() {
        return new PageInfo(limit, hasMore, next, prev, total, true);
    }
}
