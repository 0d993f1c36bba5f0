package org.masthead.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/** Writes problems on the event loop, for all that is refused before or beside a resource. */
final class ProblemWriter {

    private static final long LINGER_MILLIS = 1000;

    private ProblemWriter() {}

    /** Answers with the problem; a connection whose body was not read is of no further use and is closed. */
    static void write(RoutingContext routing, Problem problem) {
        var response = routing.response();
        if (response.ended() || response.headWritten()) {
            routing.request().connection().close();
            return;
        }
        var unread =
                RequestCheck.bringsBody(routing.request()) && routing.body().buffer() == null;
        var close = unread || "close".equals(problem.headers().get("Connection"));
        var body = Buffer.buffer(problem.bytes());
        response.setStatusCode(problem.status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .putHeader("Cache-Control", "no-store")
                .putHeader("Content-Length", Integer.toString(body.length()));
        problem.headers().forEach(response::putHeader);
        if (close) {
            response.putHeader("Connection", "close");
        }
        if (routing.request().method() == HttpMethod.HEAD) {
            response.end();
        } else {
            response.end(body);
        }
        if (close) {
            closeSoon(routing);
        }
    }

    /** A connection closed while the client still sends may take the answer with it: swallow for a moment first. */
    private static void closeSoon(RoutingContext routing) {
        var request = routing.request();
        var connection = request.connection();
        var timer = routing.vertx().setTimer(LINGER_MILLIS, id -> connection.close());
        request.handler(ignored -> {});
        request.endHandler(end -> {
            routing.vertx().cancelTimer(timer);
            connection.close();
        });
        request.exceptionHandler(gone -> routing.vertx().cancelTimer(timer));
        request.resume();
    }
}
