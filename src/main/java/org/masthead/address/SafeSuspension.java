package org.masthead.address;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.masthead.database.Statements;

/**
 * Whether a domain may be suspended because of what was seen from here. A network or a fault that shows somebody else
 * at all addresses must not take all of them from readers.
 */
@ApplicationScoped
class SafeSuspension {

    /** What the reason of a suspension by probes begins with. */
    static final String TAKEN_OVER = "Somebody else answers there: ";

    private static final Duration WHILE = Duration.ofHours(1);

    /** Until the end of the transaction nobody else counts. Any number will do, the same on all instances. */
    private static final String LOCK = "select pg_advisory_xact_lock(5205634114721039648)";

    /** Of the addresses that all readers are told of, and at which they find the publication on a machine of ours. */
    private static final String COUNT = """
            select count(*) filter (where id = :domain) as own,
              count(*) filter (where id <> :domain and status = 'active') as left_over,
              count(*) filter (where id <> :domain and status = 'suspended' and status_at > :since
                and starts_with(status_reason, :reason)) as lost
            from domain where disclosure = 'public' and trust = 'first-party' and role <> 'media'
            """;

    private final Statements statements;

    SafeSuspension(Statements statements) {
        this.statements = statements;
    }

    /**
     * False when no other public address of ours would be left, or when it would not be the first within an hour and
     * more than half of them would be gone. Until the end of the transaction the answer stays true.
     */
    boolean isSafe(Domain domain, Instant now) {
        statements.list(LOCK, Map.of(), row -> row);
        return statements
                .first(
                        COUNT,
                        Map.of("domain", domain.id, "since", now.minus(WHILE), "reason", TAKEN_OVER),
                        row -> row.getInt("own") == 0 || isSafe(row.getInt("left_over"), row.getInt("lost")))
                .orElseThrow();
    }

    /**
     * @param left how many others would be left
     * @param lost how many others were lost within an hour
     */
    static boolean isSafe(int left, int lost) {
        return left > 0 && (lost == 0 || lost + 1 <= left);
    }
}
