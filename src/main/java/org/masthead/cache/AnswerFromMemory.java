package org.masthead.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.masthead.change.SeenChanges;
import org.masthead.http.Field;
import org.masthead.http.MadeAnswer;

/**
 * Answers readers from memory, on the event loop, before any thread, connection or view is touched. The rules:
 *
 * <ul>
 *   <li>What is kept is a delivery answer with validators, under its path and parameters.
 *   <li>It is good until the log of changes names something that it was made of, or something comes or goes by the
 *       clock; and only while the log has been heard of within the last second.
 *   <li>Of equal requests that have to be answered anew, one is; the others wait for what it brings.
 *   <li>When the database has not answered for a second, what was good last is sent, marked, for as long as is
 *       configured; what is known to have changed or may have gone by the clock is not.
 * </ul>
 */
@ApplicationScoped
public class AnswerFromMemory {

    /** After the front guard, before whatever asks the database. */
    private static final int AFTER_GUARD = -1_000_000_000;

    /** For so long after a look nothing that readers see is older than they may expect. */
    private static final Duration HEARD = Duration.ofSeconds(1);

    private static final CharSequence CACHE_CONTROL = HttpHeaders.createOptimized("Cache-Control");
    private static final Field STALE = Field.of("Cache-Control", "public, max-age=1");

    private static final int MOST_BYTES = 1024 * 1024;

    private final CacheConfig config;
    private final SeenChanges seen;
    private final Clock clock;
    private final Cache<String, KeptAnswer> answers;
    private final Map<String, Flight> flights = new ConcurrentHashMap<>();
    private final Counter hits;
    private final Counter misses;

    AnswerFromMemory(CacheConfig config, SeenChanges seen, Clock clock, MeterRegistry meters) {
        this.config = config;
        this.seen = seen;
        this.clock = clock;
        this.answers = Caffeine.newBuilder()
                .maximumWeight(config.memory().asLongValue())
                .<String, KeptAnswer>weigher((key, answer) -> 2 * key.length() + answer.weight())
                // To wake another thread for a few microseconds of work would cost every answer more than that work.
                .executor(Runnable::run)
                .build();
        this.hits = meters.counter("masthead.cache", "result", "hit");
        this.misses = meters.counter("masthead.cache", "result", "miss");
        meters.gaugeMapSize("masthead.cache.answers", List.of(), answers.asMap());
    }

    void install(@Observes Router router) {
        if (config.memory().asLongValue() > 0) {
            router.route().order(AFTER_GUARD).handler(this::answer);
        }
    }

    /** Forgets all answers. */
    public void forget() {
        answers.invalidateAll();
    }

    private void answer(RoutingContext routing) {
        var key = AnswerKey.of(routing.request());
        var last = seen.last();
        if (key == null || last == null) {
            routing.next();
        } else if (sends(routing, key, last)) {
            hits.increment();
        } else {
            misses.increment();
            fetch(routing, key);
        }
    }

    /** Sends what is kept, if that is good enough. */
    private boolean sends(RoutingContext routing, String key, SeenChanges.Look last) {
        var kept = answers.getIfPresent(key);
        var now = clock.instant();
        if (kept == null) {
            return false;
        }
        var silence = Duration.ofNanos(System.nanoTime() - last.at());
        if (silence.compareTo(HEARD) < 0) {
            return kept.isGood(seen, last, now)
                    && kept.sends(routing, List.of(new Field(CACHE_CONTROL, kept.cacheControl(last, now))));
        }
        // RFC 9211: for how many seconds more it would have been fresh.
        var status = "masthead; hit; ttl=-" + silence.toSeconds();
        return silence.compareTo(config.stale()) < 0
                && kept.isHarmless(seen, last, now)
                && kept.sends(routing, List.of(STALE, Field.of("Cache-Status", status)));
    }

    /** Lets one of several equal requests go on, and keeps its answer. */
    private void fetch(RoutingContext routing, String key) {
        var flight = new Flight();
        var under = flights.putIfAbsent(key, flight);
        if (under == null) {
            keep(routing, key, () -> {
                flights.remove(key, flight);
                flight.land();
            });
            routing.next();
            return;
        }
        var context = routing.vertx().getOrCreateContext();
        if (!under.join(() -> context.runOnContext(landed -> afterFlight(routing, key)))) {
            afterFlight(routing, key);
        }
    }

    private void afterFlight(RoutingContext routing, String key) {
        if (routing.response().closed()) {
            return;
        }
        if (!sends(routing, key, seen.last())) {
            keep(routing, key, () -> {});
            routing.next();
        }
    }

    /** Takes the answer with it when its header goes out, which is when its bytes are there. */
    private void keep(RoutingContext routing, String key, Runnable over) {
        var begun = seen.begin();
        routing.addHeadersEndHandler(end -> {
            var made = MadeAnswer.of(routing);
            var response = routing.response();
            var status = response.getStatusCode();
            var isWhole = status == 200 && made != null && made.body() != null && made.body().length <= MOST_BYTES;
            // What varies by more than its coding is not the same for everyone.
            if (made != null
                    && (isWhole || status == 304 && answers.getIfPresent(key) == null)
                    && "Accept-Encoding".equals(response.headers().get("Vary"))) {
                answers.put(key, new KeptAnswer(begun, made, routing));
            }
            over.run();
        });
        routing.addEndHandler(end -> over.run());
    }
}
