package org.masthead.address;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.masthead.database.Columns;
import org.masthead.database.Statements;

/** How domains fare, and what probes of the last 14 days came to. */
@ApplicationScoped
class HealthOfDomains {

    /** What every answer carries that tells how domains fare. */
    static final String CACHE_TAG = "domain-health";

    private static final int MOST_PROBES = 100;

    private static final String WRITE = """
            insert into domain_health (domain_id, state, since, checked_at, last_ok_at, outcome, good, bad, wrong)
            values (:domain, :state, :since, :now, :lastOkAt, :outcome, :good, :bad, :wrong)
            on conflict (domain_id) do update set state = excluded.state, since = excluded.since,
              checked_at = excluded.checked_at, last_ok_at = excluded.last_ok_at, outcome = excluded.outcome,
              good = excluded.good, bad = excluded.bad, wrong = excluded.wrong
            """;

    private final Session session;
    private final Statements statements;

    HealthOfDomains(Session session, Statements statements) {
        this.session = session;
        this.statements = statements;
    }

    /** Of those that were ever probed. */
    Map<UUID, Health> all() {
        var all = new HashMap<UUID, Health>();
        statements.list(
                "select * from domain_health", Map.of(), row -> all.put(Columns.uuid(row, "domain_id"), health(row)));
        return all;
    }

    Optional<Health> of(UUID domainId) {
        return statements.first(
                "select * from domain_health where domain_id = :domain",
                Map.of("domain", domainId),
                HealthOfDomains::health);
    }

    private static Health health(ResultSet row) throws SQLException {
        return new Health(
                row.getString("state"),
                Columns.instant(row, "since"),
                Columns.instant(row, "last_ok_at"),
                row.getString("outcome"),
                row.getInt("good"),
                row.getInt("bad"),
                row.getInt("wrong"));
    }

    /** In the running transaction, with the probe that it comes from. */
    void write(UUID domainId, Health health, Integer lagSeconds, int millis, Instant now) {
        session.createNativeMutationQuery(WRITE)
                .setParameter("domain", domainId)
                .setParameter("state", health.state())
                .setParameter("since", health.since())
                .setParameter("now", now)
                .setParameter("lastOkAt", health.lastOkAt(), Instant.class)
                .setParameter("outcome", health.outcome())
                .setParameter("good", health.good())
                .setParameter("bad", health.bad())
                .setParameter("wrong", health.wrong())
                .executeUpdate();
        session.createNativeMutationQuery("insert into domain_probe (domain_id, at, outcome, lag_seconds, latency_ms)"
                        + " values (:domain, :now, :outcome, :lag, :millis)")
                .setParameter("domain", domainId)
                .setParameter("now", now)
                .setParameter("outcome", health.outcome())
                .setParameter("lag", lagSeconds, Integer.class)
                .setParameter("millis", millis)
                .executeUpdate();
    }

    /**
     * Whether it is time to look what a domain serves, which then is put off for the others. One that was not well is
     * looked at each time.
     */
    boolean takeComparison(UUID domainId) {
        return session.createNativeMutationQuery("update domain_health"
                                + " set compare_due_at = now() + interval '10 minutes' where domain_id = :domain"
                                + " and (compare_due_at <= now() or outcome <> 'ok')")
                        .setParameter("domain", domainId)
                        .executeUpdate()
                > 0;
    }

    List<ProbeView> probes(UUID domainId) {
        return session.createNativeQuery(
                        "select at, outcome, lag_seconds, latency_ms from domain_probe where domain_id = :domain order by at desc",
                        ProbeView.class)
                .setParameter("domain", domainId)
                .setMaxResults(MOST_PROBES)
                .getResultList();
    }

    /** Whatever was seen of one, which now stands elsewhere. */
    void forget(UUID domainId) {
        for (var table : List.of("domain_health", "domain_probe")) {
            session.createNativeMutationQuery("delete from " + table + " where domain_id = :domain")
                    .setParameter("domain", domainId)
                    .executeUpdate();
        }
    }

    void forget() {
        session.createNativeMutationQuery("delete from domain_probe where at < now() - interval '14 days'")
                .executeUpdate();
    }
}
