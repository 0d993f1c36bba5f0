package org.masthead.http;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;

/** Answers with the headers that caches and editors live by: validators, freshness, locks. */
@ApplicationScoped
public class Answers {

    /** The header fields of what is not to be kept by any cache or found by any search engine. */
    public static final Map<String, String> UNKEPT =
            Map.of("Cache-Control", "private, no-store", "X-Robots-Tag", "noindex, nofollow");

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final CurrentVertxRequest current;
    private final Clock clock;

    Answers(CurrentVertxRequest current, Clock clock) {
        this.current = current;
        this.clock = clock;
    }

    /**
     * A delivery answer. When the client has this state already ({@code If-None-Match}, else {@code If-Modified-Since},
     * RFC 9110 section 13.2.2), answers 304 and does not build the view; else 200 with ETag, Last-Modified,
     * Cache-Control, Cache-Tag and Vary.
     */
    public <T> RestResponse<T> cacheable(Freshness freshness, Supplier<T> view) {
        return cacheable(freshness, FieldSelection.ALL, view);
    }

    /** The same with some of the members only, of each item when it is a page. */
    // What is written is the JSON of a T with fewer members.
    @SuppressWarnings("unchecked")
    public <T> RestResponse<T> cacheable(Freshness freshness, FieldSelection fields, Supplier<T> view) {
        var request = current.getCurrent().request();
        var tag = EntityTags.of(freshness.tag(), address(request));
        var coding = ContentCoding.negotiate(request.getHeader("Accept-Encoding"));
        var known = Preconditions.keptTag(request, tag, freshness.lastModified(), coding);
        var whole = known == null ? view.get() : null;
        MadeAnswer.begun(current.getCurrent(), freshness, whole, tag);
        RestResponse.ResponseBuilder<T> answer = known == null
                ? (RestResponse.ResponseBuilder<T>) RestResponse.ResponseBuilder.ok(Selected.of(whole, fields))
                : RestResponse.ResponseBuilder.create(RestResponse.Status.NOT_MODIFIED);
        answer.header("ETag", known == null ? tag : known).header("Vary", "Accept-Encoding");
        if (freshness.lastModified() != null) {
            answer.header("Last-Modified", HTTP_DATE.format(freshness.lastModified()));
        }
        return kept(answer, freshness).build();
    }

    /**
     * 308 to the path at which something is now, with the parameters that were given. It is fresh no longer than what
     * is there: unless told so browsers keep it for ever, and things move back.
     *
     * @param nextDue when it may lead elsewhere by the clock alone; null when never
     * @param cacheTags of what it leads to
     */
    public <T> RestResponse<T> moved(String path, Instant nextDue, List<String> cacheTags) {
        var location = RequestAddress.of(path, parameters(current.getCurrent().request()));
        var answer = RestResponse.ResponseBuilder.<T>create(RestResponse.Status.PERMANENT_REDIRECT)
                .header("Location", location.toString());
        return kept(answer, Freshness.list("moved", nextDue, cacheTags)).build();
    }

    private <T> RestResponse.ResponseBuilder<T> kept(RestResponse.ResponseBuilder<T> answer, Freshness freshness) {
        answer.header("Cache-Control", freshness.cacheControl(clock.instant()));
        return freshness.cacheTags().isEmpty() ? answer : answer.header("Cache-Tag", freshness.cacheTag());
    }

    /** Whether the client says what it has already: the answer may be 304 without a view. */
    public boolean isConditional() {
        return Preconditions.are(current.getCurrent().request());
    }

    /**
     * An answer for nobody but whoever knows its address, with the selected members only: without validators, and not
     * to be kept by any cache or found by any search engine.
     */
    // What is written is the JSON of a T with fewer members.
    @SuppressWarnings("unchecked")
    public <T> RestResponse<T> unkept(FieldSelection fields, T view) {
        var answer = (RestResponse.ResponseBuilder<T>) RestResponse.ResponseBuilder.ok(Selected.of(view, fields));
        UNKEPT.forEach(answer::header);
        return answer.build();
    }

    /** A newsroom answer of something that can be changed, with the strong ETag that is its lock. */
    public <T> RestResponse<T> locked(String etag, T view) {
        return RestResponse.ResponseBuilder.ok(view).header("ETag", etag).build();
    }

    /** 201 of something new in the newsroom, with its path-absolute address. */
    public <T> RestResponse<T> created(String location, String etag, T view) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, view)
                .header("Location", URI.create(location).toASCIIString())
                .header("ETag", etag)
                .build();
    }

    private static String address(HttpServerRequest request) {
        return RequestAddress.of(request.path(), parameters(request)).toString();
    }

    private static Map<String, List<String>> parameters(HttpServerRequest request) {
        var parameters = new TreeMap<String, List<String>>();
        request.params()
                .names()
                .forEach(name ->
                        parameters.put(name, new ArrayList<>(request.params().getAll(name))));
        return parameters;
    }
}
