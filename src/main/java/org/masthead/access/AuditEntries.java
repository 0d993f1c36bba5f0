package org.masthead.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.masthead.database.Statements;
import org.masthead.http.Cursor;

/** What is in the audit. */
@ApplicationScoped
class AuditEntries {

    private final Statements statements;

    AuditEntries(Statements statements) {
        this.statements = statements;
    }

    /** What was done last first, from a place in that order on; before a cursor the other way round. */
    List<AuditEntry> newest(AuditFilter filter, Cursor place, int rows) {
        var values = new HashMap<String, Object>();
        var sql = "select id, at, key_id, coalesce(principal_id, key_id::text) as principal_id, principal, act, kind,"
                + " subject_id, detail ->> 'note' as note from audit where true"
                + only("subject_id = :subject", "subject", filter.subject(), values)
                + only("principal = :principal", "principal", filter.principal(), values)
                + only(
                        "coalesce(principal_id, key_id::text) = :principalId",
                        "principalId",
                        filter.principalId(),
                        values)
                + only("act = :act", "act", filter.act(), values)
                + only("kind = :kind", "kind", filter.kind(), values)
                + only("at >= :since", "since", filter.since(), values);
        var backwards = Cursor.isBefore(place);
        if (place != null) {
            values.put("place", Long.valueOf(place.keys().get(0)));
            sql += backwards ? " and id > :place" : " and id < :place";
        }
        values.put("rows", rows);
        return statements.list(
                sql + " order by id" + (backwards ? "" : " desc") + " limit :rows", values, AuditEntry::of);
    }

    private static String only(String condition, String name, Object value, Map<String, Object> values) {
        if (value == null) {
            return "";
        }
        values.put(name, value);
        return " and " + condition;
    }
}
