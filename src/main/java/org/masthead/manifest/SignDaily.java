package org.masthead.manifest;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Signs the list anew each day, so that readers can tell an old one from a new one; and within a minute after a root
 * came that no request brought.
 */
@ApplicationScoped
class SignDaily {

    private final PublishManifest publish;

    SignDaily(PublishManifest publish) {
        this.publish = publish;
    }

    @Scheduled(every = "1m", delayed = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void ifDue() {
        QuarkusTransaction.requiringNew().run(publish::ifDue);
    }
}
