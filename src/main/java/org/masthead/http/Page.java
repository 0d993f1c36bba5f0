package org.masthead.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of a list: {@code {"data":[…],"page":{"limit","hasMore","next","prev"}}}. */
@Schema(description = "A page of a list, and where it is in it.")
public record Page<T>(
        @Schema(description = "The items in the order of the list.")
        List<T> data,

        @Schema(description = "Where this page is in its list.")
        PageInfo page)
        implements Paged {

    /**
     * Makes a page of what the database found.
     *
     * @param rows {@link Paging#rows()} rows at most, in the order they were searched: nearest to the cursor first,
     *     hence backwards before it
     * @param place what {@link Paging#place} gave
     * @param keys the sort keys of a row
     * @param query the request's address
     * @param key the secret that signs cursors
     */
    public static <T> Page<T> of(
            List<T> rows,
            Paging paging,
            Cursor place,
            Function<? super T, List<String>> keys,
            RequestAddress query,
            byte[] key) {
        var backwards = Cursor.isBefore(place);
        var more = rows.size() > paging.limit();
        var data = new ArrayList<>(more ? rows.subList(0, paging.limit()) : rows);
        if (backwards) {
            Collections.reverse(data);
        }
        var hasNext = !data.isEmpty() && (backwards || more);
        var hasPrev = !data.isEmpty() && (backwards ? more : place != null);
        var next = hasNext ? link(Cursor.after(keys.apply(data.get(data.size() - 1))), query, key) : null;
        var prev = hasPrev ? link(Cursor.before(keys.apply(data.get(0))), query, key) : null;
        return new Page<>(data, new PageInfo(paging.limit(), hasNext, next, prev, null, null, null));
    }

    /** The same page with each item shown as something else. */
    public <V> Page<V> map(Function<? super T, V> view) {
        return new Page<>(data.stream().map(view).toList(), page);
    }

    private static String link(Cursor cursor, RequestAddress query, byte[] key) {
        return query.with("cursor", cursor.sign(query, key)).toString();
    }
}
