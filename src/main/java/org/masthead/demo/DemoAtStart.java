package org.masthead.demo;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.inject.Provider;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes the demonstration while the service starts, before it takes its first request: who asks finds it there. A start
 * that is not asked for it loads nothing of it.
 */
@ApplicationScoped
class DemoAtStart {

    private final boolean wanted;
    private final Provider<SeedDemonstration> seed;

    DemoAtStart(
            @ConfigProperty(name = "masthead.demo", defaultValue = "false") boolean wanted,
            Provider<SeedDemonstration> seed) {
        this.wanted = wanted;
        this.seed = seed;
    }

    /** Last of all: the configuration may name a primary domain, which goes before that of the demonstration. */
    void seed(@Observes @Priority(ObserverMethod.DEFAULT_PRIORITY + 100) StartupEvent start) {
        if (wanted) {
            seed.get().unlessInUse();
        }
    }
}
