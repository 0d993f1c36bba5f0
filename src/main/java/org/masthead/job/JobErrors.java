package org.masthead.job;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.masthead.database.Statements;
import org.masthead.http.Cursor;

/** What is wrong with lines of the inputs of jobs. */
@ApplicationScoped
class JobErrors {

    /** How many errors of one job are kept. */
    static final int MOST_ERRORS = 10_000;

    /** How many errors one line can have, with which their places are counted. */
    static final int OF_ONE_LINE = 1_000;

    private final Statements statements;

    JobErrors(Statements statements) {
        this.statements = statements;
    }

    /** Errors of a job in the order of its lines, each with its place in it. */
    List<Placed> of(UUID job, Cursor place, int rows) {
        var backwards = Cursor.isBefore(place);
        var values = new HashMap<String, Object>(Map.of("job", job, "rows", rows));
        var behind = "";
        if (place != null) {
            behind = backwards ? " and place < :place" : " and place > :place";
            values.put("place", Long.valueOf(place.keys().get(0)));
        }
        return statements.list(
                "select place, line, pointer, code, detail from job_error where job_id = :job" + behind
                        + " order by place" + (backwards ? " desc" : "") + " limit :rows",
                values,
                row -> new Placed(
                        row.getLong("place"),
                        new JobError(
                                row.getLong("line"),
                                row.getString("pointer"),
                                row.getString("code"),
                                row.getString("detail"))));
    }

    /** An error and its place among those of its job. */
    record Placed(long place, JobError error) {

        List<String> keys() {
            return List.of(Long.toString(place));
        }
    }

    /** Adds errors, as far as there is room for them. */
    void keep(UUID job, List<JobError> errors) {
        if (errors.isEmpty()) {
            return;
        }
        var lines = errors.stream().map(error -> Long.toString(error.line())).toArray(String[]::new);
        statements.list(
                "with more as (select row_number() over (partition by line order by number) - 1 as number, line,"
                        + " pointer, code, detail from unnest(:lines::bigint[], :pointers, :codes, :details)"
                        + " with ordinality e (line, pointer, code, detail, number)),"
                        + " kept as (insert into job_error (job_id, place, line, pointer, code, detail)"
                        + " select :job, line * " + OF_ONE_LINE + " + number, line, pointer, code, detail from more"
                        + " where number < " + OF_ONE_LINE + " order by line, number"
                        + " limit greatest(0, " + MOST_ERRORS
                        + " - (select count(*) from job_error where job_id = :job)) returning 1)"
                        + " select count(*) from kept",
                Map.of(
                        "job",
                        job,
                        "lines",
                        lines,
                        "pointers",
                        errors.stream().map(JobError::pointer).toArray(String[]::new),
                        "codes",
                        errors.stream().map(JobError::code).toArray(String[]::new),
                        "details",
                        errors.stream().map(JobError::detail).toArray(String[]::new)),
                row -> 1);
    }

    /** Whether all its errors are kept. */
    boolean keepsAll(UUID job) {
        return statements
                .list(
                        "select 1 from job_error where job_id = :job offset :most limit 1",
                        Map.of("job", job, "most", MOST_ERRORS - 1),
                        row -> 1)
                .isEmpty();
    }
}
