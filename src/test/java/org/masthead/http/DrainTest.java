package org.masthead.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Vertx;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** On a bare server, for the reason that {@link UnreadableRequestsTest} has. */
class DrainTest {

    private static final String REQUEST = "GET / HTTP/1.1\nHost: a\n\n";

    @Test
    void takesNoNewConnectionsAtTheEndOfTheDelayAndServesThoseItHas() throws Exception {
        UnreadableRequests.claim();
        var vertx = Vertx.vertx();
        try {
            var server = vertx.createHttpServer()
                    .requestHandler(request -> request.response().end("served"))
                    .listen(0)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
            try (var wire = new Wire(server.actualPort())) {
                new Drain(vertx, Duration.ofMillis(1200)).begin(new ShutdownDelayInitiatedEvent());
                new Wire(server.actualPort()).close();
                var deadline = Instant.now().plusSeconds(5);
                assertThatThrownBy(() -> {
                            while (Instant.now().isBefore(deadline)) {
                                new Wire(server.actualPort()).close();
                                Thread.sleep(50);
                            }
                        })
                        .isInstanceOf(ConnectException.class);
                assertThat(wire.send(REQUEST).answer())
                        .startsWith("HTTP/1.1 200 ")
                        .endsWith("served");
            }
        } finally {
            vertx.close();
        }
    }
}
