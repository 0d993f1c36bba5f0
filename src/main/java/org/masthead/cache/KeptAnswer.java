package org.masthead.cache;

import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.masthead.change.SeenChanges;
import org.masthead.http.ContentCoding;
import org.masthead.http.EntityTags;
import org.masthead.http.Field;
import org.masthead.http.Freshness;
import org.masthead.http.MadeAnswer;
import org.masthead.http.Preconditions;

/** An answer as it was sent: its header fields, its bytes, and what they were made of. */
final class KeptAnswer {

    /** What is larger is not packed on the event loop; it was packed before if its first reader took it so. */
    private static final int QUICKLY_PACKED = 64 * 1024;

    /** What is of the answer itself, 304 or not; freshness is told anew each time. */
    private static final List<String> OF_STATE = List.of("Vary", "Last-Modified", "Cache-Tag");

    private static final List<String> OF_CONTENT = List.of("Content-Type", "Link");
    private static final String ENTITY_TAG = "ETag";
    private static final Field GZIP = Field.of("Content-Encoding", ContentCoding.GZIP_NAME);

    /** Under this name the context of a request tells the meters by which operation it was answered. */
    private static final String OPERATION = "UrlPathTemplate";

    private static final int OVERHEAD = 1024;
    private static final int TAG = 100;

    private final Freshness freshness;
    private final Collection<String> madeOf;
    private final String tag;
    private final List<Field> ofState;
    private final List<Field> ofContent;
    private final Field plainTag;
    private final Field packedTag;
    /** Null when only its validators are known. */
    private final Buffer body;

    private volatile Buffer packed;

    /** As a path: {@code /v1/articles/{idOrSlug}}; null when nobody told. */
    private final String operation;

    private final Instant lastDue;
    private final Instant nextDue;
    private volatile long goodAt;

    /**
     * @param begun how new it is at the least
     * @param sending of it, whose headers hold some of its connection
     */
    KeptAnswer(SeenChanges.Look begun, MadeAnswer made, RoutingContext sending) {
        var headers = sending.response().headers();
        this.freshness = made.freshness();
        this.madeOf = made.madeOf();
        this.tag = made.tag();
        this.ofState = fields(OF_STATE, headers);
        this.ofContent = fields(OF_CONTENT, headers);
        this.plainTag = Field.of(ENTITY_TAG, tag);
        this.packedTag = Field.of(ENTITY_TAG, EntityTags.coded(tag, ContentCoding.GZIP_NAME));
        this.body = made.body() == null ? null : Buffer.buffer(made.body());
        this.packed = made.packed() == null ? null : Buffer.buffer(made.packed());
        this.operation = context(sending).getLocal(OPERATION);
        this.lastDue = begun.lastDue();
        this.nextDue = begun.nextDue();
        this.goodAt = begun.position();
    }

    private static Context context(RoutingContext routing) {
        return ((HttpServerRequestInternal) routing.request()).context();
    }

    private static List<Field> fields(List<String> names, MultiMap headers) {
        return names.stream()
                .filter(headers::contains)
                .map(name -> Field.of(name, headers.get(name)))
                .toList();
    }

    /** About how many bytes of memory it takes, its form in gzip included. */
    int weight() {
        return OVERHEAD
                + TAG * (madeOf == null ? 0 : madeOf.size())
                + (body == null ? 0 : body.length() + body.length() / 3);
    }

    /**
     * Whether it says what the database said at the last look.
     *
     * @param now by the database's clock
     */
    boolean isGood(SeenChanges seen, SeenChanges.Look last, Instant now) {
        return !isDue(last.nextDue(), now) && !isDue(freshness.nextDue(), now) && wasGood(seen, last);
    }

    /** Whether it said so then, and nothing that it may show has gone by the clock since. */
    boolean isHarmless(SeenChanges seen, SeenChanges.Look last, Instant now) {
        return !isDue(last.nextEnd(), now) && wasGood(seen, last);
    }

    private boolean wasGood(SeenChanges seen, SeenChanges.Look last) {
        if (!Objects.equals(lastDue, last.lastDue()) || seen.isChangedSince(goodAt, madeOf)) {
            return false;
        }
        goodAt = Math.max(goodAt, last.position());
        return true;
    }

    private static boolean isDue(Instant time, Instant now) {
        return time != null && !now.isBefore(time);
    }

    /**
     * Sends it, or 304 when the reader has it already; false when this request cannot be answered with it.
     *
     * @param told of this sending: how long it is fresh, and whether that is over
     */
    boolean sends(RoutingContext routing, List<Field> told) {
        var coding = ContentCoding.negotiate(routing.request().getHeader(HttpHeaders.ACCEPT_ENCODING));
        var known = keptTag(routing, coding);
        var isPacked = body != null && coding.compresses(body.length());
        if (known == null && (body == null || isPacked && packed == null && body.length() > QUICKLY_PACKED)) {
            return false;
        }
        if (operation != null) {
            context(routing).putLocal(OPERATION, operation);
        }
        var response = routing.response();
        var header = response.headers();
        told.forEach(field -> field.set(header));
        ofState.forEach(field -> field.set(header));
        if (known != null) {
            header.set(ENTITY_TAG, known);
            response.setStatusCode(304).end();
            return true;
        }
        ofContent.forEach(field -> field.set(header));
        send(routing, isPacked);
        return true;
    }

    private void send(RoutingContext routing, boolean isPacked) {
        var response = routing.response();
        var header = response.headers();
        var bytes = isPacked ? packed() : body;
        if (isPacked) {
            GZIP.set(header);
        }
        (isPacked ? packedTag : plainTag).set(header);
        if (routing.request().method() == HttpMethod.HEAD) {
            header.set(HttpHeaders.CONTENT_LENGTH, Integer.toString(bytes.length()));
            response.end();
        } else {
            response.end(bytes);
        }
    }

    /** Two readers may pack it at once; they get the same. */
    private Buffer packed() {
        if (packed == null) {
            packed = Buffer.buffer(ContentCoding.gzip(body.getBytes()));
        }
        return packed;
    }

    /** For how long others may keep it: until what is due next, where that was not known when it was made. */
    String cacheControl(SeenChanges.Look last, Instant now) {
        var told = Objects.equals(nextDue, last.nextDue()) ? freshness : freshness.until(last.nextDue());
        return told.cacheControl(now);
    }

    private String keptTag(RoutingContext routing, ContentCoding coding) {
        return Preconditions.are(routing.request())
                ? Preconditions.keptTag(routing.request(), tag, freshness.lastModified(), coding)
                : null;
    }
}
