package org.masthead.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Reads a body whole, on the event loop, once the caller may send one and before a worker thread is taken: however
 * slowly it comes, it occupies a buffer and nothing else. Resources find it where they would find the stream.
 */
@ApplicationScoped
class BodyReader {

    private final HttpConfig config;
    private final Uploads uploads;

    BodyReader(HttpConfig config, Uploads uploads) {
        this.config = config;
        this.uploads = uploads;
    }

    void read(RoutingContext routing) {
        var request = routing.request();
        if (request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD) {
            routing.next();
            return;
        }
        if (!RequestCheck.bringsBody(request)) {
            ((RoutingContextInternal) routing).setBody(Buffer.buffer());
            routing.next();
            return;
        }
        var bodies = BodyClass.of(request);
        if (bodies.isUpload()) {
            var refusal = uploads.refusal(routing, bodies);
            if (refusal == null) {
                uploads.read(routing, bodies, config.bodyDeadline().multipliedBy(bodies.patience()));
            } else {
                ProblemWriter.write(routing, refusal);
            }
            return;
        }
        var body = Buffer.buffer();
        var done = new AtomicBoolean();
        var deadline = routing.vertx().setTimer(config.bodyDeadline().toMillis() * bodies.patience(), id -> {
            if (done.compareAndSet(false, true)) {
                ProblemWriter.write(routing, Problem.of(ProblemCode.REQUEST_TIMEOUT));
            }
        });
        request.exceptionHandler(gone -> {
            routing.vertx().cancelTimer(deadline);
            done.set(true);
        });
        request.handler(part -> {
            if (done.get()) {
                return;
            }
            if (body.length() + part.length() > bodies.bytes()) {
                done.set(true);
                routing.vertx().cancelTimer(deadline);
                ProblemWriter.write(routing, RequestCheck.tooLarge(bodies.bytes()));
                return;
            }
            body.appendBuffer(part);
        });
        request.endHandler(end -> {
            routing.vertx().cancelTimer(deadline);
            if (done.compareAndSet(false, true)) {
                ((RoutingContextInternal) routing).setBody(body);
                routing.next();
            }
        });
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            routing.response().writeContinue();
        }
        request.resume();
    }
}
