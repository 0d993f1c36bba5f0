package org.masthead.client;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.masthead.client.Order.Place;
import org.masthead.signed.AddressList;
import org.masthead.signed.Json;
import org.masthead.signed.Refused;

/** A publication, read at whichever of its addresses answers. */
public final class Publication {

    private static final int MOST_BYTES = 8 << 20;
    private static final int MOST_REDIRECTS = 3;
    private static final Set<Integer> OF_THE_MOMENT = Set.of(408, 421, 429);

    private final Order order;
    private final Calls calls = new Calls();
    private final Trust trust;
    private final boolean hasHome;

    private Publication(Settings settings) throws Refused {
        this.order = new Order(settings);
        this.trust = new Trust(settings, order, calls);
        this.hasHome = settings.home() != null;
    }

    /**
     * Takes what is remembered, else what the program brings along, and looks for something newer in the background.
     *
     * @throws Refused when the root is none
     */
    public static Publication open(Settings settings) throws Refused {
        var publication = new Publication(settings);
        publication.trust.refresh();
        return publication;
    }

    /** The manifest that is in use, or null. */
    public AddressList manifest() {
        return trust.list();
    }

    /** Whether there should be a newer manifest by now: the reader may be told that the addresses are old. */
    public boolean isOld() {
        var list = manifest();
        return list != null && list.isOld(trust.now(list));
    }

    /**
     * Looks for newer roots and a newer manifest wherever they may be; one look at a time.
     *
     * @return fails when there is none to take, or when what is in use is old and there is nothing newer
     */
    public CompletableFuture<Void> refresh() {
        return trust.refresh();
    }

    /** {@link #get(String, String, Map)} of any edition. */
    public CompletableFuture<Answer> get(String path) {
        return get(path, null, Map.of());
    }

    /**
     * Reads a path of the API, such as {@code /v1/articles?limit=10}, at the address that answers first.
     *
     * @param edition only at addresses of this edition; null: of any
     * @param headers header fields; {@code Authorization} goes to the publication's own machines only
     * @return ends with {@link Unreachable} when no address gave a good answer
     */
    public CompletableFuture<Answer> get(String path, String edition, Map<String, String> headers) {
        trust.refreshIfDue();
        var before = manifest();
        var ready = before == null && !hasHome ? refreshed() : CompletableFuture.completedFuture(null);
        return ready.thenCompose(done -> ask(path, edition, headers))
                .exceptionallyCompose(error -> refreshed().thenCompose(done -> {
                    var now = manifest();
                    return now != null && (before == null || !now.sha256().equals(before.sha256()))
                            ? ask(path, edition, headers)
                            : CompletableFuture.failedFuture(error);
                }));
    }

    private CompletableFuture<Void> refreshed() {
        return refresh().exceptionally(error -> null);
    }

    private CompletableFuture<Answer> ask(String path, String edition, Map<String, String> headers) {
        var isSecret = headers.keySet().stream().anyMatch("Authorization"::equalsIgnoreCase);
        var places = new HashMap<String, Place>();
        var keys = new ArrayList<String>();
        for (var place : order.of(manifest(), edition)) {
            if ((place.isOwn() || !isSecret) && places.putIfAbsent(place.key(), place) == null) {
                keys.add(place.key());
            }
        }
        return new Race<Answer>(
                        keys,
                        (key, stop) -> new Attempt(places.get(key), stop)
                                .at(URI.create(places.get(key).base() + path), headers, MOST_REDIRECTS),
                        (won, lost) -> {
                            // Only what others did better than: when nobody answers, it is the network.
                            lost.forEach(order::failed);
                            order.worked(won);
                            order.remember();
                        },
                        Race.LAST_START)
                .run();
    }

    private final class Attempt {

        private final Place place;
        private final CompletableFuture<Void> stop;

        Attempt(Place place, CompletableFuture<Void> stop) {
            this.place = place;
            this.stop = stop;
        }

        CompletableFuture<Answer> at(URI url, Map<String, String> headers, int redirects) {
            return calls.get(url, headers, MOST_BYTES, stop).thenCompose(reply -> {
                var location = reply.headers().firstValue("Location").map(url::resolve);
                if (reply.status() / 100 != 3 || reply.status() == 304 || location.isEmpty()) {
                    return CompletableFuture.completedFuture(answer(place, reply));
                }
                if (redirects == 0 || !isOurs(location.get())) {
                    return CompletableFuture.failedFuture(new IllegalStateException("leads elsewhere"));
                }
                // Secrets stay where they were sent.
                var isSame = location.get().getAuthority().equals(url.getAuthority());
                return at(location.get(), isSame ? headers : Map.of(), redirects - 1);
            });
        }
    }

    private boolean isOurs(URI url) {
        return order.of(manifest(), null).stream()
                .map(place -> URI.create(place.base()))
                .anyMatch(base -> base.getScheme().equals(url.getScheme())
                        && base.getAuthority().equals(url.getAuthority()));
    }

    /** A good answer, and no page of somebody else that also says 200. */
    private Answer answer(Place place, Calls.Reply reply) {
        if (reply.status() == 304) {
            return new Answer(place.key(), reply.url(), reply.status(), reply.headers(), null);
        }
        if (!reply.isJson()) {
            throw new CompletionException(new IllegalStateException("status " + reply.status() + ", no JSON"));
        }
        var json = json(reply.body());
        if (json.get("publication") instanceof String named
                && !named.equals(trust.root().publication())) {
            throw new CompletionException(new IllegalStateException("another publication"));
        }
        // What the service refuses in its own words, it would refuse everywhere.
        var isRefusal = reply.status() < 500
                && !OF_THE_MOMENT.contains(reply.status())
                && String.valueOf(json.get("type")).startsWith("urn:masthead:problem:");
        if (reply.status() / 100 != 2 && !isRefusal) {
            throw new CompletionException(new IllegalStateException("status " + reply.status()));
        }
        return new Answer(place.key(), reply.url(), reply.status(), reply.headers(), json);
    }

    // Names of members are texts.
    @SuppressWarnings("unchecked")
    private static Map<String, Object> json(byte[] body) {
        try {
            return (Map<String, Object>) Json.read(body, 64);
        } catch (Refused | ClassCastException e) {
            throw new CompletionException(e);
        }
    }
}
