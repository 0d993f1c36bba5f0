package org.masthead.database;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Asks the database every second what time it is. The answer sets the clock, and that there was one is the verdict of
 * {@code /q/health/ready} and of the {@link Gate}, which so never ask the database themselves, however often they are
 * called. Whoever hears of the database sooner says so.
 */
@Readiness
@Singleton
public final class Pulse implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(Pulse.class);

    /** A hung server gives no answer and no error. */
    private static final Duration PATIENCE = Duration.ofMillis(1500);

    /** SQLSTATEs of a connection that is of no further use. */
    private static final Pattern LOST = Pattern.compile("08|57");

    private static final long NOT_NOW = Long.MAX_VALUE;

    private final AgroalDataSource database;
    private final DatabaseClock clock;
    private volatile boolean answered;
    /** Its own: those of the requests all wait when the database does. */
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(beats -> new Thread(beats, "pulse"));

    /** When the beat began that is under way, as {@link System#nanoTime()} has it. */
    private volatile long began = NOT_NOW;

    /** When it was last heard of while it did not seem to answer. */
    private volatile long heard = System.nanoTime();

    Pulse(AgroalDataSource database, DatabaseClock clock) {
        this.database = database;
        this.clock = clock;
    }

    void beforeTheFirstRequest(@Observes StartupEvent event) {
        beat();
        thread.scheduleWithFixedDelay(this::beat, 1, 1, TimeUnit.SECONDS);
    }

    @PreDestroy
    void end() {
        thread.shutdownNow();
    }

    void beat() {
        began = System.nanoTime();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            var asked = System.nanoTime();
            try (var rows = statement.executeQuery("select clock_timestamp()")) {
                rows.next();
                clock.set(rows.getObject(1, OffsetDateTime.class).toInstant(), asked, System.nanoTime());
            }
            answer();
        } catch (SQLException | RuntimeException e) {
            // Whatever it is: thrown on, it would be the last beat. When the pool has no connection left to ask on,
            // requests would get none either.
            miss(e);
        } finally {
            began = NOT_NOW;
        }
    }

    private void miss(Exception failure) {
        if (failure instanceof SQLException refusal
                && LOST.matcher("" + refusal.getSQLState()).lookingAt()) {
            // The others lead to the same dead or frozen server, and each would be tried by a request.
            database.flush(AgroalDataSource.FlushMode.GRACEFUL);
        }
        if (began - heard > 0) {
            if (answered) {
                LOG.errorf("The database does not answer: %s", failure.getMessage());
            }
            answered = false;
        }
    }

    private void answer() {
        if (!answered) {
            LOG.info("The database answers");
        }
        answered = true;
    }

    /**
     * Tells that the database has just answered somebody else who had not heard of it for a while: whoever is turned
     * away may ask it again before the next beat. One that is under way, maybe on a connection from before, has its
     * time anew, and no say if it fails.
     */
    public void hear() {
        if (!answers()) {
            heard = System.nanoTime();
            answer();
        }
    }

    /** Whether the database answered when it was last asked, and is not taking too long over it now. */
    boolean answers() {
        var since = began;
        var now = System.nanoTime();
        return answered && (since == NOT_NOW || Math.min(now - since, now - heard) < PATIENCE.toNanos());
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("database").status(answers()).build();
    }
}
