package org.masthead.change;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.security.SimplePassword;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;
import org.masthead.database.Columns;
import org.masthead.database.Pulse;
import org.postgresql.Driver;
import org.postgresql.PGConnection;

/**
 * Follows the log on every instance, on a thread and a connection of its own: {@code LISTEN} tells when there is
 * something to read, and twice a second it looks without having been told, which also shows that it still hears. Each
 * look is told to observers, apart from this thread.
 */
@Singleton
final class FollowChanges {

    private static final Logger LOG = Logger.getLogger(FollowChanges.class);

    private static final int AT_ONCE = 500;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Duration BEFORE_NEXT_TRY = Duration.ofMillis(200);

    /** After so long without a look the database may have been taken for gone. */
    private static final Duration SILENCE = Duration.ofSeconds(1);

    /** Our clock may be ahead, and what is due by it is not due by the database's for some looks to come. */
    private static final Duration SHORTEST = Duration.ofMillis(20);

    /** By our clock something is due some milliseconds before it is by the database's. */
    private static final Duration AFTER_DUE = Duration.ofMillis(5);

    private static final String LOOK = """
            select due.*, c.position, c.tags, (select max(position) from change_log) as newest
            from (select %s, %s) due (last, next, next_end)
            left join lateral (
              select position, tags from change_log where position > ? order by position limit %d) c on true
            """.formatted(Positions.DUE_TIMES, Positions.NEXT_END, AT_ONCE);

    private final AgroalDataSource database;
    private final Pulse pulse;
    private final SeenChanges seen;
    private final Event<SeenChanges.Look> looked;
    private final Clock clock;
    private final Thread thread = new Thread(this::follow, "follow-changes");
    private volatile boolean ended;
    private volatile Connection open;
    private final AtomicBoolean isTelling = new AtomicBoolean();

    FollowChanges(
            AgroalDataSource database,
            @Readiness Pulse pulse,
            SeenChanges seen,
            Event<SeenChanges.Look> looked,
            Clock clock) {
        this.database = database;
        this.pulse = pulse;
        this.seen = seen;
        this.looked = looked;
        this.clock = clock;
    }

    void begin(@Observes StartupEvent event) {
        thread.setDaemon(true);
        thread.start();
    }

    @PreDestroy
    void end() throws SQLException {
        ended = true;
        thread.interrupt();
        var connection = open;
        if (connection != null) {
            connection.abort(Runnable::run);
        }
    }

    private void follow() {
        var wasLost = false;
        while (!ended) {
            try (var connection = connect()) {
                open = connection;
                try (var listen = connection.createStatement()) {
                    listen.execute("listen " + ChangeLog.CHANNEL);
                }
                if (wasLost) {
                    LOG.info("The log of changes is followed again");
                    pulse.hear();
                    wasLost = false;
                }
                while (!ended) {
                    lookAtAll(connection);
                    connection.unwrap(PGConnection.class).getNotifications(untilNextLook());
                }
            } catch (SQLException | RuntimeException e) {
                // Whatever it is: thrown on, nobody would follow any more.
                if (!ended && !wasLost) {
                    LOG.warnf("The log of changes cannot be followed: %s", e.getMessage());
                    wasLost = true;
                }
                pause();
            }
        }
    }

    /**
     * Like those of the pool, but not out of it: it is held as long as it lives, and must not lack when all are busy.
     */
    private Connection connect() throws SQLException {
        var factory = database.getConfiguration().connectionPoolConfiguration().connectionFactoryConfiguration();
        var properties = new Properties();
        properties.putAll(factory.jdbcProperties());
        if (factory.principal() != null) {
            properties.put("user", factory.principal().getName());
        }
        factory.credentials().stream()
                .filter(SimplePassword.class::isInstance)
                .forEach(password -> properties.putAll(((SimplePassword) password).asProperties()));
        return new Driver().connect(factory.jdbcUrl(), properties);
    }

    private void lookAtAll(Connection connection) throws SQLException {
        while (look(connection) == AT_ONCE) {
            // there is more
        }
    }

    /** Reads on in the log; returns how many changes there were. */
    private int look(Connection connection) throws SQLException {
        var at = System.nanoTime();
        var last = seen.last();
        try (var statement = connection.prepareStatement(LOOK)) {
            statement.setLong(1, last == null ? Long.MAX_VALUE : last.position());
            try (var rows = statement.executeQuery()) {
                if (last != null && System.nanoTime() - last.at() > SILENCE.toNanos()) {
                    // Before what is kept turns out to be old by this look, and is asked for anew.
                    pulse.hear();
                }
                var position = last == null ? -1 : last.position();
                var count = 0;
                Instant lastDue = null;
                Instant nextDue = null;
                Instant nextEnd = null;
                while (rows.next()) {
                    lastDue = Columns.instant(rows, "last");
                    nextDue = Columns.instant(rows, "next");
                    nextEnd = Columns.instant(rows, "next_end");
                    if (last == null) {
                        position = rows.getLong("newest");
                    } else if (rows.getObject("position") != null) {
                        position = rows.getLong("position");
                        seen.note(position, Columns.strings(rows, "tags"));
                        count++;
                    }
                }
                // While there is more to read it is as old as the last one.
                var since = count < AT_ONCE ? at : last.at();
                var look = new SeenChanges.Look(position, lastDue, nextDue, nextEnd, since);
                seen.note(look);
                tell(look);
                return count;
            }
        }
    }

    /** One after the other: whoever hears of it looks at what is known by then. */
    private void tell(SeenChanges.Look look) {
        if (isTelling.compareAndSet(false, true)) {
            looked.fireAsync(look).whenComplete((told, failure) -> isTelling.set(false));
        }
    }

    private int untilNextLook() {
        return untilNextLook(clock.instant(), seen.last().nextDue());
    }

    /** In milliseconds. */
    static int untilNextLook(Instant now, Instant nextDue) {
        var untilDue =
                nextDue == null ? BETWEEN_LOOKS : Duration.between(now, nextDue).plus(AFTER_DUE);
        return (int) Math.max(SHORTEST.toMillis(), Math.min(BETWEEN_LOOKS.toMillis(), untilDue.toMillis()));
    }

    private static void pause() {
        try {
            Thread.sleep(BEFORE_NEXT_TRY.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
