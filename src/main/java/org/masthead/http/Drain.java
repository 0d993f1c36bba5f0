package org.masthead.http;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.ServerChannel;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The end of a service that is still asked. From SIGTERM on, readiness says no and each answer closes its connection;
 * shortly before the delay is over nobody new is let in, so that whoever was has an answer when the server closes.
 */
@ApplicationScoped
class Drain {

    /** What is left for the last connections taken: the time to ask, and to be answered. */
    private static final Duration LAST = Duration.ofMillis(500);

    private final Vertx vertx;
    private final Duration delay;

    Drain(Vertx vertx, @ConfigProperty(name = "quarkus.shutdown.delay") Duration delay) {
        this.vertx = vertx;
        this.delay = delay;
    }

    void begin(@Observes ShutdownDelayInitiatedEvent terminated) {
        vertx.setTimer(Math.max(1, delay.minus(LAST).toMillis()), id -> Listeners.close());
    }

    /** The sockets that take connections; found by Netty as {@link UnreadableRequests} is. */
    public static final class Listeners extends ChannelInitializerExtension {

        private static final Queue<ServerChannel> OPEN = new ConcurrentLinkedQueue<>();

        @Override
        public void postInitializeServerListenerChannel(ServerChannel channel) {
            OPEN.add(channel);
        }

        private static void close() {
            OPEN.forEach(ServerChannel::close);
            OPEN.clear();
        }
    }
}
