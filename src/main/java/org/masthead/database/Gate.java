package org.masthead.database;

import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.sql.SQLTransientConnectionException;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * While the database is known not to answer, turns away at once what would only wait for it, a thread each: on the
 * event loop, and again where a thread begins, for what stood in the queue when it was noticed.
 */
@Singleton
final class Gate {

    /** Before authentication (-200), which asks the database for keys. */
    private static final int BEFORE_AUTHENTICATION = -250;

    private final Pulse pulse;

    Gate(@Readiness Pulse pulse) {
        this.pulse = pulse;
    }

    void install(@Observes Router router) {
        router.route().order(BEFORE_AUTHENTICATION).handler(routing -> {
            if (isShut(routing.request().path())) {
                routing.fail(refusal());
            } else {
                routing.next();
            }
        });
    }

    @ServerRequestFilter(priority = 0)
    void check(ContainerRequestContext request) throws SQLTransientConnectionException {
        if (isShut(request.getUriInfo().getPath())) {
            throw refusal();
        }
    }

    /** The contract and its page are good without a database. */
    private boolean isShut(String path) {
        return !pulse.answers() && (path.equals("/") || path.startsWith("/v1"));
    }

    private static SQLTransientConnectionException refusal() {
        return new SQLTransientConnectionException("The database does not answer");
    }
}
