package org.masthead.address;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.interceptor.Interceptor;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.masthead.change.SeenChanges;

/** The active domains in memory, for what is decided before a request may wait for the database. */
@ApplicationScoped
class KnownHosts {

    private final ActiveDomains domains;
    private final SeenChanges seen;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile OwnHosts hosts = OwnHosts.NONE;
    private volatile long position = -1;

    KnownHosts(ActiveDomains domains, SeenChanges seen) {
        this.domains = domains;
        this.seen = seen;
    }

    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent start) {
        read();
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) DomainsChanged change) {
        read();
    }

    /** What another instance changed is known as soon as it is heard of. */
    void follow(@ObservesAsync SeenChanges.Look look) {
        if (seen.isChangedSince(position, List.of(Domains.CACHE_TAG))) {
            read();
        }
    }

    void read() {
        reading.lock();
        try {
            var last = seen.last();
            hosts = new OwnHosts(domains.now());
            position = last == null ? -1 : last.position();
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
