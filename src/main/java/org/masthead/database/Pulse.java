package org.masthead.database;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Asks the database every two seconds what time it is. The answer sets the clock, and that there was one is the verdict
 * of {@code /q/health/ready}, which so never asks the database itself, however often it is called.
 */
@Readiness
@Singleton
final class Pulse implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(Pulse.class);

    /** A hung server gives no answer and no error: three missed beats say as much. */
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private final DataSource database;
    private final DatabaseClock clock;
    private volatile boolean answered;

    Pulse(DataSource database, DatabaseClock clock) {
        this.database = database;
        this.clock = clock;
    }

    void beforeTheFirstRequest(@Observes StartupEvent event) {
        beat();
    }

    @Scheduled(every = "2s", delayed = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void beat() {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            var asked = System.nanoTime();
            try (var rows = statement.executeQuery("select clock_timestamp()")) {
                rows.next();
                clock.set(rows.getObject(1, OffsetDateTime.class).toInstant(), asked, System.nanoTime());
            }
            if (!answered) {
                LOG.info("The database answers");
            }
            answered = true;
        } catch (SQLException e) {
            if (answered) {
                LOG.errorf("The database does not answer: %s", e.getMessage());
            }
            answered = false;
        }
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("database")
                .status(answered && clock.age().compareTo(PATIENCE) < 0)
                .build();
    }
}
