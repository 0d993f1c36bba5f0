package org.masthead.http;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/**
 * Which part of a list is wanted, to be taken as a {@code @Valid @BeanParam}.
 *
 * @param limit how many items, 1 to 100
 * @param cursor where to go on, from {@code page.next} or {@code page.prev}; null for the beginning
 */
public record Paging(
        @QueryParam("limit")
        @DefaultValue("20")
        @Min(value = 1, message = "must be 1 to 100: a list is never empty by request")
        @Max(value = 100, message = "must be 1 to 100: longer lists are read page by page")
        @Parameter(description = "How many items at most, 1 to 100.", example = "20")
        int limit,

        @QueryParam("cursor")
        @Parameter(
                description =
                        "Where to go on: opaque, from page.next or page.prev of the same list; the beginning when not given.",
                example = "eyJhIjoxfQ.c2ln")
        String cursor) {

    /**
     * The place the cursor names, or null for the beginning.
     *
     * @throws ProblemException 400 {@code invalid-cursor}
     */
    public Cursor place(RequestAddress query, byte[] key) {
        return cursor == null ? null : Cursor.read(cursor, query, key);
    }

    /** How many rows to ask the database for: one more than wanted shows whether there are more. */
    public int rows() {
        return limit + 1;
    }
}
