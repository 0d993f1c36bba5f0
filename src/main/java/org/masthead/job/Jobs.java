package org.masthead.job;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.masthead.access.Caller;
import org.masthead.database.Statements;
import org.masthead.http.Cursor;
import org.masthead.http.Keyset;

/** The rows of jobs, and who works on them. */
@ApplicationScoped
class Jobs {

    private static final Keyset NEWEST = new Keyset("created_at", "timestamptz", "id", true);

    /** That a worker has the job, which stands where it left it. */
    private static final String AT = "id = :job and worker = :worker and status = 'running'"
            + " and state is not distinct from cast(:state as jsonb)";

    /** That no worker has an open job, so that whoever comes first may take it. */
    private static final String UNHELD = "(status = 'waiting' or lease_until < now())";

    private final Statements statements;
    private final JobErrors errors;

    Jobs(Statements statements, JobErrors errors) {
        this.statements = statements;
        this.errors = errors;
    }

    void add(UUID id, String kind, JsonNode options, Caller caller, UUID folder, Long bytes) {
        var values = new HashMap<String, Object>();
        values.put("id", id);
        values.put("kind", kind);
        values.put("options", options.toString());
        values.put("askedBy", caller.id());
        values.put("key", caller.keyId());
        values.put("principal", caller.name());
        values.put("role", caller.role());
        values.put("sections", caller.scope().sections().toArray(UUID[]::new));
        values.put("folder", folder);
        values.put("bytes", bytes);
        change(
                "insert into job (id, kind, options, asked_by, key_id, principal, role, sections, folder, bytes_total)"
                        + " values (:id, :kind, cast(:options as jsonb), :askedBy, cast(:key as uuid), :principal, :role,"
                        + " :sections, :folder, cast(:bytes as bigint)) returning id",
                values);
    }

    /** How many are not over. Nobody adds one before the transaction ends. */
    long open() {
        return statements
                .first(
                        "select count(*) from (select pg_advisory_xact_lock(7881706620012160021)) held,"
                                + " lateral (select id from job where status in ('waiting', 'running')) open",
                        Map.of(),
                        row -> row.getLong(1))
                .orElseThrow();
    }

    Optional<Job> byId(UUID id) {
        return statements.first("select " + Job.COLUMNS + " from job where id = :id", Map.of("id", id), Job::of);
    }

    /**
     * Those that were asked for last first, from a place in that order on.
     *
     * @param of only those that this caller asked for; null for all
     */
    List<Job> newest(JobStatus status, String of, Cursor place, int rows) {
        var values = new HashMap<String, Object>();
        var conditions = "";
        if (status != null) {
            conditions += " and status = :status";
            values.put("status", status.text());
        }
        if (of != null) {
            conditions += " and asked_by = :of";
            values.put("of", of);
        }
        values.put("rows", rows);
        Keyset.bind(place, values::put);
        return statements.list(
                "select " + Job.COLUMNS + " from job where true" + conditions + NEWEST.behind(place)
                        + NEWEST.orderBy(place) + " limit :rows",
                values,
                Job::of);
    }

    /**
     * Takes the next job whose files are here, one that waits or whose worker has died, and has it for as long as the
     * lease: until then no other worker takes it.
     */
    Optional<Job> take(UUID folder, UUID worker, Duration lease) {
        return statements.first(
                "update job set status = 'running', worker = :worker, attempts = attempts + 1,"
                        + " started_at = coalesce(started_at, now()), lease_until = now() + :lease * interval '1 second'"
                        + " where id = (select id from job where folder = :folder"
                        + " and status in ('waiting', 'running') and " + UNHELD
                        + " order by created_at, id limit 1 for update skip locked) returning " + Job.COLUMNS,
                Map.of("folder", folder, "worker", worker, "lease", lease.toSeconds()),
                Job::of);
    }

    /**
     * Writes what a step has brought, and takes the lease anew.
     *
     * @return the job as it is by now; nothing when another worker has it
     */
    Optional<Job> progressed(UUID job, UUID worker, Duration lease, Progress progress) {
        errors.keep(job, progress.errors());
        var values = new HashMap<String, Object>();
        values.put("job", job);
        values.put("worker", worker);
        values.put("lease", lease.toSeconds());
        values.put("state", progress.state() == null ? null : progress.state().toString());
        values.put("bytes", progress.bytesRead());
        values.put("total", progress.linesTotal());
        values.put("lines", progress.lines());
        values.put("done", progress.done());
        values.put("skipped", progress.skipped());
        values.put("failed", progress.failed());
        values.put("result", progress.resultBytes());
        return statements.first(
                "update job set state = cast(:state as jsonb), bytes_read = bytes_read + :bytes, lines = lines + :lines,"
                        + " lines_total = coalesce(cast(:total as bigint), lines_total), done = done + :done,"
                        + " skipped = skipped + :skipped, failed = failed + :failed, attempts = 0,"
                        + " result_bytes = cast(:result as bigint), lease_until = now() + :lease * interval '1 second'"
                        + " where id = :job and worker = :worker and status = 'running' returning " + Job.COLUMNS,
                values,
                Job::of);
    }

    /**
     * Ends a job that this worker has. One that was cancelled at the last moment is cancelled all the same: it may be
     * that nobody is to have what came of it.
     *
     * @return how it ended; nothing when another worker has it, or it has not come as far as this one thinks
     */
    Optional<JobStatus> over(Job job, UUID worker, JobStatus status, String detail) {
        var values = at(job, worker);
        values.put("status", status.text());
        values.put("detail", detail);
        return statements.first(
                "update job set status = case when cancelled_at is not null and :status = 'done' then 'cancelled'"
                        + " else :status end, detail = coalesce(cast(:detail as text), detail),"
                        + " finished_at = clock_timestamp(), worker = null, lease_until = null, state = null"
                        + " where " + AT + " returning status",
                values,
                row -> JobStatus.of(row.getString("status")));
    }

    /**
     * Whether this worker still has a job, and it stands where this worker left it: a PostgreSQL that died may have
     * forgotten a step whose commit did not wait for the disk.
     */
    boolean has(Job job, UUID worker) {
        return change("select 1 from job where " + AT + " and lease_until > clock_timestamp()", at(job, worker)) > 0;
    }

    private static Map<String, Object> at(Job job, UUID worker) {
        var values = new HashMap<String, Object>(Map.of("job", job.id(), "worker", worker));
        values.put("state", job.state() == null ? null : job.state().toString());
        return values;
    }

    /** Whether the key of a caller has been taken from them since, or has expired. */
    boolean isRevoked(Caller caller) {
        return caller.keyId() != null
                && change(
                                "select 1 from api_key where id = :key"
                                        + " and (revoked_at is not null or expires_at <= clock_timestamp())",
                                Map.of("key", caller.keyId()))
                        > 0;
    }

    /** Lets others take a job that this worker has, after a while. */
    void giveBack(UUID job, UUID worker, Duration pause) {
        change(
                "update job set lease_until = now() + :pause * interval '1 millisecond'"
                        + " where id = :job and worker = :worker and status = 'running' returning id",
                Map.of("job", job, "worker", worker, "pause", pause.toMillis()));
    }

    /**
     * Has a job end: with the next step when a worker has it, else at once. One whose lease is over may have a worker
     * all the same, whose step is undone when it comes to its end.
     */
    void cancel(UUID job) {
        change(
                "update job set cancelled_at = coalesce(cancelled_at, now()),"
                        + " status = case when " + UNHELD + " then 'cancelled' else status end,"
                        + " finished_at = case when " + UNHELD + " then now() end,"
                        + " state = case when " + UNHELD + " then null else state end"
                        + " where id = :job and status in ('waiting', 'running') returning id",
                Map.of("job", job));
    }

    private int change(String sql, Map<String, ?> values) {
        return statements.list(sql, values, row -> 1).size();
    }
}
