package org.masthead.address;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.hibernate.Session;
import org.masthead.change.Change;
import org.masthead.change.ChangeLog;
import org.masthead.outgoing.Outcome;
import org.masthead.site.Sites;

/**
 * Probes each active domain about once a minute, from one instance, and looks every ten minutes, and as long as it did,
 * whether it shows what is old. How it fares is a hint for readers; a domain where somebody else answers is suspended
 * at once, unless too many of them would be ({@link SafeSuspension}).
 */
@ApplicationScoped
class WatchDomains {

    /** Of an hour of minutes no two domains are probed at the same second for long. */
    private static final String TAKE = """
            update domain set probe_due_at = now() + interval '1 minute' * (0.8 + 0.4 * random()) where id in (
              select id from domain where status = 'active' and not declared and probe_due_at <= now()
              order by probe_due_at limit 4 for update skip locked)
            returning id
            """;

    private static final Set<String> OUR_OWN_FAULT = Set.of(Outcome.BUSY.text(), Outcome.NO_TOR.text());

    private final Session session;
    private final Domains domains;
    private final HealthOfDomains healths;
    private final SafeSuspension suspension;
    private final ProbeDomain probe;
    private final CompareCopies copies;
    private final Sites sites;
    private final ChangeLog changes;
    private final ManagedExecutor executor;

    WatchDomains(
            Session session,
            Domains domains,
            HealthOfDomains healths,
            SafeSuspension suspension,
            ProbeDomain probe,
            CompareCopies copies,
            Sites sites,
            ChangeLog changes,
            ManagedExecutor executor) {
        this.session = session;
        this.domains = domains;
        this.healths = healths;
        this.suspension = suspension;
        this.probe = probe;
        this.copies = copies;
        this.sites = sites;
        this.changes = changes;
        this.executor = executor;
    }

    @Scheduled(
            every = "${masthead.domains.probe-every:5s}",
            delayed = "20s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void now() {
        var taken = take();
        while (!taken.isEmpty()) {
            var publication = QuarkusTransaction.requiringNew().call(() -> "urn:uuid:" + sites.current().publicationId);
            CompletableFuture.allOf(taken.stream()
                            .map(domain -> executor.runAsync(() -> look(domain, publication)))
                            .toArray(CompletableFuture[]::new))
                    .join();
            taken = take();
        }
    }

    private List<Domain> take() {
        return QuarkusTransaction.requiringNew().call(() -> {
            var ids = session.createNativeQuery(TAKE, UUID.class).getResultList();
            return ids.isEmpty() ? List.of() : domains.list("id in ?1", ids);
        });
    }

    private void look(Domain domain, String publication) {
        var begin = System.nanoTime();
        var echoed = probe.look(domain, publication);
        var millis = (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        var seen = echoed.isOk() && domain.servesApi() && isToBeCompared(domain) ? copies.served(domain) : echoed;
        if (!OUR_OWN_FAULT.contains(seen.outcome())) {
            QuarkusTransaction.requiringNew().run(() -> settle(domain, seen, millis));
        }
    }

    private boolean isToBeCompared(Domain domain) {
        return QuarkusTransaction.requiringNew().call(() -> healths.takeComparison(domain.id));
    }

    private void settle(Domain probed, Seen probe, int millis) {
        var found = domains.lockedById(probed.id)
                .filter(now -> now.isActive() && now.origin().equals(probed.origin()));
        if (found.isEmpty()) {
            return;
        }
        var domain = found.get();
        var outcome = probe.outcome();
        var now = domains.now();
        var before = healths.of(domain.id);
        var seen = before.orElseGet(() -> Health.unknown(now)).after(outcome, ProbeDomain.isWrong(outcome), now);
        var isKept = seen.isTakenOver() && !suspension.isSafe(domain, now);
        var health = isKept ? seen.down(now) : seen;
        healths.write(domain.id, health, probe.lagSeconds(), millis, now);
        var isOther = before.isEmpty() || !before.get().state().equals(health.state());
        if (isOther && domain.isPublic()) {
            changes.record(new Change("domain", domain.id, "health", Set.of(HealthOfDomains.CACHE_TAG)));
        }
        if (isKept && before.filter(Health::isTakenOver).isEmpty()) {
            Log.errorf(
                    "Somebody else answers at domain %s (%s), or the network here lies. It is not suspended: too few"
                            + " addresses would be left. Look at it now, and suspend it if it is so",
                    domain.key, outcome);
        } else if (seen.isTakenOver() && !isKept) {
            domain.become("suspended", now, SafeSuspension.TAKEN_OVER + outcome + ".");
            domains.noteChange(domain, "suspended", true);
            Log.warnf("Domain %s was suspended: somebody else answers there (%s)", domain.key, outcome);
        }
    }

    @Scheduled(every = "1h", delayed = "15m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        QuarkusTransaction.requiringNew().run(healths::forget);
    }
}
