package org.masthead.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.masthead.access.Caller;
import org.masthead.access.Scope;
import org.masthead.database.Columns;

/**
 * Long work as it stands in its row.
 *
 * @param options what was asked for, as its {@link Work} understands it
 * @param askedBy what tells who asked for it from all others
 * @param caller who asked for it, with the rights they had then
 * @param state where to go on, as its work wrote it; null at the beginning
 * @param attempts how often it was begun or gone on with since it last came any further
 * @param resultBytes how long the file is that came of it; null when there is none
 */
public record Job(
        UUID id,
        String kind,
        JobStatus status,
        JsonNode options,
        String askedBy,
        Caller caller,
        JsonNode state,
        Counts counts,
        int attempts,
        boolean isCancelled,
        String detail,
        Long resultBytes,
        Instant createdAt,
        Instant startedAt,
        Instant finishedAt) {

    static final String COLUMNS = "id, kind, status, options, asked_by, key_id, principal, role, sections, state,"
            + " bytes_total, bytes_read, lines_total, lines, done, skipped, failed, attempts, cancelled_at, detail,"
            + " result_bytes, created_at, started_at, finished_at";

    private static final ObjectReader JSON =
            JsonMapper.builder().build().reader().forType(JsonNode.class);

    /**
     * How much of it is done.
     *
     * @param bytesTotal of the input; null when there is none
     * @param linesTotal how many there will be; null when nobody knows
     */
    public record Counts(
            Long bytesTotal, long bytesRead, Long linesTotal, long lines, long done, long skipped, long failed) {}

    static Job of(ResultSet row) throws SQLException {
        return new Job(
                Columns.uuid(row, "id"),
                row.getString("kind"),
                JobStatus.of(row.getString("status")),
                Columns.json(row, "options", JSON),
                row.getString("asked_by"),
                new Caller(
                        row.getString("asked_by"),
                        Columns.uuid(row, "key_id"),
                        row.getString("principal"),
                        row.getString("role"),
                        new Scope(false, Set.of(), Set.copyOf(Columns.uuids(row, "sections"))),
                        null),
                Columns.json(row, "state", JSON),
                new Counts(
                        row.getObject("bytes_total", Long.class),
                        row.getLong("bytes_read"),
                        row.getObject("lines_total", Long.class),
                        row.getLong("lines"),
                        row.getLong("done"),
                        row.getLong("skipped"),
                        row.getLong("failed")),
                row.getInt("attempts"),
                row.getString("cancelled_at") != null,
                row.getString("detail"),
                row.getObject("result_bytes", Long.class),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "started_at"),
                Columns.instant(row, "finished_at"));
    }
}
