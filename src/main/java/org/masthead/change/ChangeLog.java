package org.masthead.change;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.masthead.database.Portions;

/**
 * The log of every change that readers can see: one sequence, written in the transaction of the change itself, which
 * caches, delta sync, events and webhooks all read.
 *
 * <p>The rows are written just before commit, under an advisory lock that is held until the commit is done. Positions
 * therefore become visible in their order: who has seen position n has seen all before it.
 */
@ApplicationScoped
public class ChangeLog {

    /** What listeners of PostgreSQL's {@code LISTEN} wait for; the payload is the newest position. */
    public static final String CHANNEL = "masthead_change";

    /** Any number will do, as long as all instances use the same. */
    private static final String LOCK = "select pg_advisory_xact_lock(7881706620012063588)";

    private static final String WRITE = """
            with entry as (
              insert into change_log (position, kind, subject_id, reason, tags)
              select nextval('change_position'), kind, subject_id, reason, string_to_array(tags, ',')
              from unnest(?, ?, ?, ?) with ordinality c (kind, subject_id, reason, tags, number) order by number
              returning position, tags)
            insert into changed_tag (tag, position)
            select tag, max(position) from entry, unnest(tags) tag group by tag order by tag
            on conflict (tag) do update set position = excluded.position, at = now()
            """;

    private static final String NOTIFY =
            "select pg_notify('" + CHANNEL + "', p::text), p as position from currval('change_position') p";

    private final DataSource database;
    private final TransactionSynchronizationRegistry transaction;
    private final SeenChanges seen;

    ChangeLog(DataSource database, TransactionSynchronizationRegistry transaction, SeenChanges seen) {
        this.seen = seen;
        this.database = database;
        this.transaction = transaction;
    }

    /**
     * Adds a change to what the running transaction will write when it commits: rows of the log are kept small, so it
     * is several where it has many tags.
     */
    public void record(Change change) {
        for (var tags : Portions.of(List.copyOf(change.tags()))) {
            pending().add(new Change(change.kind(), change.subjectId(), change.reason(), new LinkedHashSet<>(tags)));
        }
    }

    private List<Change> pending() {
        @SuppressWarnings("unchecked")
        var pending = (List<Change>) transaction.getResource(ChangeLog.class);
        if (pending != null) {
            return pending;
        }
        var changes = new ArrayList<Change>();
        transaction.putResource(ChangeLog.class, changes);
        transaction.registerInterposedSynchronization(new Entry(changes));
        return changes;
    }

    private final class Entry implements Synchronization {

        private final List<Change> changes;
        private long position;

        Entry(List<Change> changes) {
            this.changes = changes;
        }

        @Override
        public void beforeCompletion() {
            position = write(changes);
        }

        /** Who is told that the change is done, and reads here, finds nothing older. */
        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                changes.forEach(change -> seen.note(position, change.tags()));
            }
        }
    }

    /** By plain JDBC on the transaction's connection: Hibernate has already given back its own at this point. */
    private long write(List<Change> changes) {
        try (var connection = database.getConnection();
                var write = connection.prepareStatement(WRITE);
                var statement = connection.createStatement()) {
            statement.execute(LOCK);
            write.setArray(1, array(connection, "text", changes, Change::kind));
            write.setArray(2, array(connection, "uuid", changes, Change::subjectId));
            write.setArray(3, array(connection, "text", changes, Change::reason));
            // Tags stand in a header field, parted by commas, so none has one.
            write.setArray(4, array(connection, "text", changes, change -> String.join(",", change.tags())));
            write.executeUpdate();
            try (var position = statement.executeQuery(NOTIFY)) {
                position.next();
                return position.getLong("position");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The change log could not be written", e);
        }
    }

    private static Array array(
            Connection connection, String type, List<Change> changes, Function<Change, Object> member)
            throws SQLException {
        return connection.createArrayOf(type, changes.stream().map(member).toArray());
    }
}
