package org.masthead.database;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Asks the database every second what time it is. The answer sets the clock, and that there was one is the verdict of
 * {@code /q/health/ready} and of the {@link Gate}, which so never ask the database themselves, however often they are
 * called.
 */
@Readiness
@Singleton
final class Pulse implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(Pulse.class);

    /** A hung server gives no answer and no error. */
    private static final Duration PATIENCE = Duration.ofMillis(1500);

    private static final long NOT_NOW = Long.MAX_VALUE;

    private final AgroalDataSource database;
    private final DatabaseClock clock;
    private volatile boolean answered;
    /** When the beat began that is under way, as {@link System#nanoTime()} has it. */
    private volatile long began = NOT_NOW;

    Pulse(AgroalDataSource database, DatabaseClock clock) {
        this.database = database;
        this.clock = clock;
    }

    void beforeTheFirstRequest(@Observes StartupEvent event) {
        beat();
    }

    @Scheduled(every = "1s", delayed = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void beat() {
        began = System.nanoTime();
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
            miss(e);
        } finally {
            began = NOT_NOW;
        }
    }

    private void miss(SQLException failure) {
        var lost = failure.getSQLState() != null && failure.getSQLState().matches("(08|57).*");
        // Without a connection to ask on, the last answer counts for a while: the pool may just be busy.
        if (!lost && clock.age().compareTo(PATIENCE.multipliedBy(2)) < 0) {
            return;
        }
        if (answered) {
            LOG.errorf("The database does not answer: %s", failure.getMessage());
        }
        answered = false;
        // The others lead to the same dead or frozen server, and each would be tried by a request.
        database.flush(AgroalDataSource.FlushMode.GRACEFUL);
    }

    /** Whether the database answered when it was last asked, and is not taking too long over it now. */
    boolean answers() {
        var since = began;
        return answered && (since == NOT_NOW || System.nanoTime() - since < PATIENCE.toNanos());
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("database").status(answers()).build();
    }
}
