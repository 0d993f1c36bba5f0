package org.masthead.http;

import io.vertx.ext.web.RoutingContext;
import java.util.Collection;

/**
 * A delivery answer on its way out, as its request carries it along: for who keeps answers.
 *
 * @param madeOf cache tags: only a change that names one of them can make it another; null when any change can
 * @param tag the entity tag of the answer as it is, without a coding
 * @param body the bytes before any coding; null until they are made, and of a 304
 * @param packed the bytes in gzip; null unless they are sent so
 */
public record MadeAnswer(Freshness freshness, Collection<String> madeOf, String tag, byte[] body, byte[] packed) {

    private static final String KEY = MadeAnswer.class.getName();

    /** What is made for this request; null when it is nothing that may be kept. */
    public static MadeAnswer of(RoutingContext routing) {
        return routing.get(KEY);
    }

    static void begun(RoutingContext routing, Freshness freshness, Object view, String tag) {
        // Without a view it is not known what that would have been made of.
        var madeOf = view == null ? null : view instanceof MadeOf parts ? parts.madeOf() : freshness.madeOf();
        routing.put(KEY, new MadeAnswer(freshness, madeOf, tag, null, null));
    }

    static void completed(RoutingContext routing, byte[] body, byte[] packed) {
        var made = of(routing);
        if (made != null) {
            routing.put(KEY, new MadeAnswer(made.freshness, made.madeOf, made.tag, body, packed));
        }
    }
}
