package org.masthead.job;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.masthead.database.Columns;
import org.masthead.database.Statements;

/** What is kept of jobs that are over, in rows and in files, and what is not. */
@ApplicationScoped
class PastJobs {

    private final Statements statements;

    PastJobs(Statements statements) {
        this.statements = statements;
    }

    /**
     * Ends all that write down what is here, which are those that read nothing, and forgets what has come of them.
     *
     * @return those of them that are over
     */
    List<UUID> dropExports() {
        return statements
                .list(
                        "update job set result_bytes = null, cancelled_at = case when finished_at is null"
                                + " then coalesce(cancelled_at, now()) else cancelled_at end,"
                                + " status = case when status = 'waiting' then 'cancelled' else status end,"
                                + " detail = 'Something was erased since it was asked for: ask again.',"
                                + " finished_at = case when status = 'waiting' then now() else finished_at end"
                                + " where bytes_total is null and (finished_at is null or result_bytes is not null)"
                                + " returning id, finished_at",
                        Map.of(),
                        row -> row.getString("finished_at") == null ? null : Columns.uuid(row, "id"))
                .stream()
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** Those that failed and whose inputs may be kept. */
    List<UUID> failed() {
        return statements.list(
                "select id from job where status = 'failed' and finished_at > now() - interval '2 days'",
                Map.of(),
                row -> Columns.uuid(row, "id"));
    }

    /** Those that are over and whose results are too old to be kept, or too many. */
    List<UUID> outdated(UUID folder, Duration age, int most) {
        return statements.list(
                "select id from (select id, finished_at, row_number() over (order by finished_at desc) as place"
                        + " from job where folder = :folder and result_bytes is not null and finished_at is not null) r"
                        + " where finished_at < now() - :age * interval '1 second' or place > :most",
                Map.of("folder", folder, "age", age.toSeconds(), "most", most),
                row -> Columns.uuid(row, "id"));
    }

    /** Those of these whose files are still of use. */
    List<UUID> needing(List<UUID> files) {
        return statements.list(
                "select id from job where id = any(:files) and (finished_at is null or result_bytes is not null)",
                Map.of("files", files.toArray(UUID[]::new)),
                row -> Columns.uuid(row, "id"));
    }

    /** Those of these whose inputs are of no use. What failed may be looked into for a while. */
    List<UUID> withoutInput(List<UUID> files) {
        return over(files, "status <> 'failed'");
    }

    /** Those of these of which nothing has come that is still kept. */
    List<UUID> withoutResult(List<UUID> files) {
        return over(files, "result_bytes is null");
    }

    private List<UUID> over(List<UUID> files, String condition) {
        return statements.list(
                "select id from job where id = any(:files) and finished_at is not null and " + condition,
                Map.of("files", files.toArray(UUID[]::new)),
                row -> Columns.uuid(row, "id"));
    }

    void forgetResult(UUID job) {
        statements.list(
                "update job set result_bytes = null where id = :job returning id", Map.of("job", job), row -> job);
    }

    /**
     * Ends those that nobody has worked on for so long, since no service that runs has their files. Where a folder's
     * jobs were worked on since, they only wait for their turn.
     *
     * @param folder of the service that asks, which will do its own
     */
    void failLost(UUID folder, Duration age) {
        statements.list(
                "update job set status = 'failed', finished_at = now(), worker = null, lease_until = null, state = null,"
                        + " detail = 'Its files are not where any running service is: ask again.'"
                        + " where status in ('waiting', 'running') and folder <> :folder"
                        + " and coalesce(lease_until, created_at) < now() - :age * interval '1 second'"
                        + " and folder not in (select folder from job"
                        + " where (lease_until is not null or status = 'done')"
                        + " and coalesce(lease_until, finished_at) > now() - :age * interval '1 second') returning id",
                Map.of("folder", folder, "age", age.toSeconds()),
                row -> Columns.uuid(row, "id"));
    }

    /** Removes the rows of those that have long been over. */
    void forget(Duration age) {
        statements.list(
                "delete from job where finished_at < now() - :age * interval '1 second' returning id",
                Map.of("age", age.toSeconds()),
                row -> Columns.uuid(row, "id"));
    }
}
