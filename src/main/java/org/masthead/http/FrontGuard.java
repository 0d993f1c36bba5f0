package org.masthead.http;

import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

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

    /** The header fields that keep browsers from doing more with an answer than it is for. */
    static final List<Field> PROTECTION = List.of(
            Field.of("X-Content-Type-Options", "nosniff"),
            Field.of("Referrer-Policy", "no-referrer"),
            Field.of("Cross-Origin-Resource-Policy", "cross-origin"),
            Field.of("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"));

    private final CrossOrigin crossOrigin;
    private final Admission admission;
    private final BodyReader bodies;

    FrontGuard(CrossOrigin crossOrigin, Admission admission, BodyReader bodies) {
        this.crossOrigin = crossOrigin;
        this.admission = admission;
        this.bodies = bodies;
    }

    void install(@Observes Router router) {
        router.route().order(FIRST).handler(this::guard).failureHandler(FrontGuard::fail);
        router.route().order(AFTER_AUTHENTICATION).handler(FrontGuard::requireSomeone);
        router.route().order(AFTER_AUTHORISATION).handler(bodies::read);
        router.route().last().handler(routing -> ProblemWriter.write(routing, Problem.of(ProblemCode.NOT_FOUND)));
    }

    private void guard(RoutingContext routing) {
        var request = routing.request();
        var path = request.path() == null ? "" : request.path();
        routing.addHeadersEndHandler(end -> mark(routing, path));
        var refusal = RequestCheck.refusal(request, path);
        if (refusal != null) {
            ProblemWriter.write(routing, refusal);
        } else if (CrossOrigin.isPreflight(request)) {
            crossOrigin.preflight(routing.response(), Doors.isNewsroom(path));
        } else if (request.method() == HttpMethod.OPTIONS && Doors.isDocs(path)) {
            routing.response()
                    .setStatusCode(204)
                    .putHeader("Allow", Doors.READ_METHODS)
                    .end();
        } else if (admission.admit(routing, path)) {
            routing.next();
        } else {
            ProblemWriter.write(routing, Problem.of(ProblemCode.OVERLOADED).header("Retry-After", "1"));
        }
    }

    /** Whoever comes to the newsroom without credentials is sent away before a byte of a body is read. */
    private static void requireSomeone(RoutingContext routing) {
        var known = routing.user() instanceof QuarkusHttpUser user
                && !user.getSecurityIdentity().isAnonymous();
        if (known || !Doors.isNewsroom(routing.request().path())) {
            routing.next();
        } else {
            ProblemWriter.write(routing, ProblemMapper.unauthenticated());
        }
    }

    /** The header fields that every answer has. */
    private void mark(RoutingContext routing, String path) {
        var newsroom = Doors.isNewsroom(path);
        var response = protect(routing.response());
        if (Doors.isDocs(path) && response.getStatusCode() < 400) {
            // Its parts change with a release, and their names do not tell.
            response.putHeader("Cache-Control", "public, max-age=300").headers().remove("Content-Security-Policy");
        }
        if (!response.headers().contains("Cache-Control") && (newsroom || response.getStatusCode() >= 400)) {
            response.putHeader("Cache-Control", newsroom ? "private, no-store" : "no-store");
        }
        crossOrigin.mark(routing.request(), response, newsroom);
    }

    /** Adds what keeps browsers from doing more with an answer than it is for. */
    static HttpServerResponse protect(HttpServerResponse response) {
        PROTECTION.forEach(field -> field.set(response.headers()));
        return response;
    }

    /** A failure with a client's status is the client's, whatever exception came with it. */
    private static void fail(RoutingContext routing) {
        var status = routing.statusCode();
        // The router itself refuses what has no path or no readable host, before the guard is asked.
        protect(routing.response());
        if (status == 400) {
            // Nothing more is read from there.
            ProblemWriter.write(
                    routing, Problem.of(ProblemCode.MALFORMED_REQUEST).header("Connection", "close"));
        } else if (routing.failure() == null || (status > 400 && status < 500)) {
            ProblemWriter.write(routing, ProblemMapper.problem(status));
        } else {
            ProblemWriter.write(routing, ProblemMapper.problem(routing.failure()));
        }
    }
}
