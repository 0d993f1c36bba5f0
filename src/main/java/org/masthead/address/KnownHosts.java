package org.masthead.address;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.interceptor.Interceptor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.masthead.database.Statements;

/** The active domains in memory, for what is decided before a request may wait for the database. */
@ApplicationScoped
class KnownHosts {

    private static final String POSITION =
            "select coalesce(max(position), 0) from changed_tag where tag = '" + Domains.CACHE_TAG + "'";

    private final Domains domains;
    private final Statements statements;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile OwnHosts hosts = OwnHosts.NONE;
    private volatile long position = -1;

    KnownHosts(Domains domains, Statements statements) {
        this.domains = domains;
        this.statements = statements;
    }

    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent start) {
        read();
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) DomainsChanged change) {
        read();
    }

    /** What another instance changed is known within a second. */
    @Scheduled(every = "1s", delayed = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void read() {
        reading.lock();
        try {
            var newest =
                    statements.first(POSITION, Map.of(), row -> row.getLong(1)).orElse(0L);
            if (newest != position) {
                hosts = new OwnHosts(domains.active());
                position = newest;
            }
        } finally {
            reading.unlock();
        }
    }

    /** The domain a request came in on, if it is an active one of ours. */
    Optional<Domain> self(HttpServerRequest request) {
        // The forwarded one, where the proxy that says so is trusted.
        var authority = request.authority();
        return authority == null ? Optional.empty() : hosts.self(authority.host(), authority.port(), request.path());
    }

    List<OwnHosts.Api> apis() {
        return hosts.apis();
    }
}
