package org.masthead.database;

import java.util.ArrayList;
import java.util.List;

/** Many things some hundreds at a time, so that no statement takes longer than any may and no row grows large. */
public final class Portions {

    private static final int AT_ONCE = 500;

    private Portions() {}

    /** All of them in their order, as parts of the same list; none of nothing. */
    public static <T> List<List<T>> of(List<T> all) {
        var portions = new ArrayList<List<T>>();
        for (var from = 0; from < all.size(); from += AT_ONCE) {
            portions.add(all.subList(from, Math.min(from + AT_ONCE, all.size())));
        }
        return portions;
    }
}
