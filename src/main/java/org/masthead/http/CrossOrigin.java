package org.masthead.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * What pages of other origins may do (CORS): read the delivery, all of them and without credentials; use the newsroom,
 * only those that are configured.
 */
@ApplicationScoped
class CrossOrigin {

    private static final Field EVERYONE = Field.of("Access-Control-Allow-Origin", "*");
    private static final Field EXPOSED = Field.of(
            "Access-Control-Expose-Headers",
            "ETag, Link, Location, Retry-After, RateLimit, RateLimit-Policy, Cache-Tag, Cache-Status, Deprecation, Sunset,"
                    + " Idempotency-Replayed, Last-Modified, Content-Language, Accept-Ranges, Content-Range,"
                    + " Content-Disposition, Allow, Accept-Patch, WWW-Authenticate");
    private static final String ALL_METHODS = "GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE";
    private static final String READ_HEADERS = "If-None-Match, If-Modified-Since, Range, If-Range, Accept";
    private static final String ALL_HEADERS = "Authorization, Content-Type, If-Match, Idempotency-Key, " + READ_HEADERS;

    private final Set<String> origins;

    CrossOrigin(NewsroomConfig config) {
        this.origins = config.origins().orElse(Set.of());
    }

    /** Whether a request only asks what a page may do. */
    static boolean isPreflight(HttpServerRequest request) {
        return request.method() == HttpMethod.OPTIONS
                && request.headers().contains("Origin")
                && request.headers().contains("Access-Control-Request-Method");
    }

    /** The header fields for any answer at this path. */
    void mark(HttpServerRequest request, HttpServerResponse response, boolean newsroom) {
        if (!newsroom) {
            EVERYONE.set(response.headers());
            EXPOSED.set(response.headers());
            return;
        }
        // Added, not set: the answer may vary by more.
        response.headers().add("Vary", "Origin");
        var origin = request.getHeader("Origin");
        if (origin != null && origins.contains(origin)) {
            response.putHeader("Access-Control-Allow-Origin", origin);
            EXPOSED.set(response.headers());
        }
    }

    /**
     * Answers a preflight with the methods of the door: those of the address would take a lookup for nothing. A
     * stranger learns nothing from it: the header that would let it in is missing.
     */
    void preflight(HttpServerResponse response, boolean newsroom) {
        response.setStatusCode(204)
                .putHeader("Access-Control-Allow-Methods", newsroom ? ALL_METHODS : Doors.READ_METHODS)
                .putHeader("Access-Control-Allow-Headers", newsroom ? ALL_HEADERS : READ_HEADERS)
                .putHeader("Access-Control-Max-Age", "3600")
                .end();
    }
}
