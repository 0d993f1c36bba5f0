package org.masthead.http;

import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * Stands before everything, on the event loop: reads a request in one way or refuses it, lets in no more than can be
 * served, and puts the headers on every answer that all answers have.
 */
@ApplicationScoped
class FrontGuard {

    /** Before all of Quarkus' own routes but those that record and add headers. */
    private static final int FIRST = -2_000_000_000;

    /** Between authentication (-200) and authorisation by path (-100). */
    private static final int AFTER_AUTHENTICATION = -150;

    /** After authorisation by path (-100), before the resources. */
    private static final int AFTER_AUTHORISATION = -50;

    private static final int MAX_LINE = 8 * 1024;
    private static final int MAX_HEADER = 16 * 1024;
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<HttpMethod> KNOWN = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.OPTIONS,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE);
    private static final String NEWSROOM = "/v1/newsroom";

    private final CrossOrigin crossOrigin;
    private final Admission admission;

    FrontGuard(CrossOrigin crossOrigin, Admission admission) {
        this.crossOrigin = crossOrigin;
        this.admission = admission;
    }

    void install(@Observes Router router) {
        router.route().order(FIRST).handler(this::guard).failureHandler(FrontGuard::fail);
        router.route().order(AFTER_AUTHENTICATION).handler(FrontGuard::requireSomeone);
        router.route().order(AFTER_AUTHORISATION).handler(BodyReader::read);
        router.route().last().handler(routing -> ProblemWriter.write(routing, Problem.of(ProblemCode.NOT_FOUND)));
    }

    /** Whether a path is behind the newsroom's door. */
    static boolean isNewsroom(String path) {
        return path.equals(NEWSROOM) || path.startsWith(NEWSROOM + "/");
    }

    /** Whether a body follows the header. */
    static boolean bringsBody(HttpServerRequest request) {
        var length = request.getHeader("Content-Length");
        return request.headers().contains("Transfer-Encoding") || (length != null && !length.equals("0"));
    }

    private void guard(RoutingContext routing) {
        var request = routing.request();
        var path = request.path() == null ? "" : request.path();
        routing.addHeadersEndHandler(end -> mark(routing, path));
        var refusal = refusal(request, path);
        if (refusal != null) {
            ProblemWriter.write(routing, refusal);
        } else if (CrossOrigin.isPreflight(request)) {
            crossOrigin.preflight(routing.response(), isNewsroom(path));
        } else if (admission.admit(routing, path)) {
            routing.next();
        } else {
            ProblemWriter.write(routing, Problem.of(ProblemCode.OVERLOADED).header("Retry-After", "1"));
        }
    }

    /** The reason not to look at a request any further, or null. */
    private static Problem refusal(HttpServerRequest request, String path) {
        var line = request.uri().length() + request.method().name().length() + " HTTP/1.1 ".length();
        if (line > MAX_LINE) {
            return Problem.of(ProblemCode.URI_TOO_LONG);
        }
        if (size(request) > MAX_HEADER) {
            return Problem.of(ProblemCode.HEADER_TOO_LARGE);
        }
        var framing = framing(request);
        if (framing != null) {
            return Problem.of(ProblemCode.MALFORMED_REQUEST).detail(framing).header("Connection", "close");
        }
        if (!RequestLine.isNormalised(path)) {
            return Problem.of(ProblemCode.PATH_NOT_NORMALISED);
        }
        if (request.query() != null && !RequestLine.isReadableQuery(request.query())) {
            return Problem.of(ProblemCode.MALFORMED_REQUEST)
                    .detail("The query must be percent-encoded UTF-8 without NUL; ';' is written %3B.");
        }
        if (!isPublic(path)) {
            return Problem.of(ProblemCode.NOT_FOUND);
        }
        if (!KNOWN.contains(request.method())) {
            return Problem.of(ProblemCode.METHOD_NOT_ALLOWED)
                    .header("Allow", isNewsroom(path) ? "GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE" : READ_ALLOW);
        }
        if (!isNewsroom(path) && !READING.contains(request.method())) {
            return Problem.of(ProblemCode.METHOD_NOT_ALLOWED)
                    .detail("Readers read. Writing is done under /v1/newsroom.")
                    .header("Allow", READ_ALLOW);
        }
        return bodyRefusal(request, path);
    }

    private static final String READ_ALLOW = "GET, HEAD, OPTIONS";

    private static Problem bodyRefusal(HttpServerRequest request, String path) {
        if (!bringsBody(request)) {
            return null;
        }
        var coding = request.headers().getAll("Content-Encoding");
        if (!coding.stream().allMatch("identity"::equalsIgnoreCase)) {
            return Problem.of(ProblemCode.UNSUPPORTED_ENCODING).header("Accept-Encoding", "identity");
        }
        var limit = BodyClass.of(request.method(), path).bytes();
        var length = request.getHeader("Content-Length");
        if (limit == 0 || (length != null && isOver(length, limit))) {
            return tooLarge(limit);
        }
        return null;
    }

    /** 413 with the limit. */
    static Problem tooLarge(int limit) {
        return Problem.of(ProblemCode.PAYLOAD_TOO_LARGE)
                .detail(limit == 0 ? "This request takes no body." : "At most " + limit + " bytes are taken here.");
    }

    /** Netty has checked that it is a number, perhaps one that no long holds. */
    private static boolean isOver(String length, int limit) {
        return length.length() > 10 || Long.parseLong(length) > limit;
    }

    /** What makes it doubtful where a request ends or whom it is for (RFC 9112 sections 3.2, 3.3, 6.3), or null. */
    private static String framing(HttpServerRequest request) {
        var hosts = request.headers().getAll("Host");
        var old = request.version() == HttpVersion.HTTP_1_0;
        if (hosts.size() > 1 || (hosts.isEmpty() && !old)) {
            return "A request has one Host.";
        }
        if (!hosts.isEmpty() && !RequestLine.isHost(hosts.get(0))) {
            return "Host is a name or an address, with a port at most.";
        }
        var codings = request.headers().getAll("Transfer-Encoding");
        if (!codings.isEmpty()
                && (old || !isChunked(codings) || request.headers().contains("Content-Length"))) {
            return "Transfer-Encoding is 'chunked', and comes without Content-Length.";
        }
        if (!request.uri().startsWith("/") && !isForHost(request.uri(), hosts)) {
            return "An absolute request target names the same authority as Host.";
        }
        return null;
    }

    private static boolean isChunked(List<String> codings) {
        return codings.size() == 1 && codings.get(0).equalsIgnoreCase("chunked");
    }

    private static boolean isForHost(String target, List<String> hosts) {
        try {
            var uri = URI.create(target);
            return "http".equalsIgnoreCase(uri.getScheme())
                    && !hosts.isEmpty()
                    && hosts.get(0).equalsIgnoreCase(uri.getRawAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The paths of the public port; a trailing slash makes another path, and there is nothing at it. */
    private static boolean isPublic(String path) {
        if (path.equals("/")) {
            return true;
        }
        return (path.equals("/v1")
                                || path.startsWith("/v1/")
                                || path.startsWith("/.well-known/")
                                || path.equals("/openapi.yaml"))
                        && !path.endsWith("/")
                || isDocs(path);
    }

    private static boolean isDocs(String path) {
        return path.equals("/docs") || path.startsWith("/docs/");
    }

    private static long size(HttpServerRequest request) {
        var size = 0L;
        for (var field : request.headers()) {
            size += field.getKey().length() + field.getValue().length() + 4;
        }
        return size;
    }

    /** Whoever comes to the newsroom without credentials is sent away before a byte of a body is read. */
    private static void requireSomeone(RoutingContext routing) {
        var known = routing.user() instanceof QuarkusHttpUser user
                && !user.getSecurityIdentity().isAnonymous();
        if (known || !isNewsroom(routing.request().path())) {
            routing.next();
        } else {
            ProblemWriter.write(routing, ProblemMapper.unauthenticated());
        }
    }

    /** The header fields that every answer has. */
    private void mark(RoutingContext routing, String path) {
        var response = routing.response();
        var newsroom = isNewsroom(path);
        response.putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Resource-Policy", "cross-origin");
        if (!isDocs(path)) {
            response.putHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        }
        if (!response.headers().contains("Cache-Control") && (newsroom || response.getStatusCode() >= 400)) {
            response.putHeader("Cache-Control", newsroom ? "private, no-store" : "no-store");
        }
        crossOrigin.mark(routing.request(), response, newsroom);
    }

    /** A failure with a client's status is the client's, whatever exception came with it. */
    private static void fail(RoutingContext routing) {
        var status = routing.statusCode();
        if (status == 400) {
            // The router itself refuses so when it cannot tell the host: nothing more is read from there.
            ProblemWriter.write(
                    routing, Problem.of(ProblemCode.MALFORMED_REQUEST).header("Connection", "close"));
        } else if (routing.failure() == null || (status > 400 && status < 500)) {
            ProblemWriter.write(routing, ProblemMapper.problem(status));
        } else {
            ProblemWriter.write(routing, ProblemMapper.problem(routing.failure()));
        }
    }
}
