package org.masthead.address;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.masthead.outgoing.Outcome;

/**
 * Looks every day whether control of a domain can still be proven. One for which it could not for seven days is
 * suspended: its name may be somebody else's by now.
 */
@ApplicationScoped
class VerifyAgain {

    /** Due by the clock of the database; whoever takes one puts it off for the others. */
    private static final String TAKE = """
            update domain set verify_due_at = now() + interval '1 hour' where id = (
              select id from domain where verify_due_at <= now() order by verify_due_at limit 1 for update skip locked)
            returning id
            """;

    private final Session session;
    private final Domains domains;
    private final Proof proof;

    VerifyAgain(Session session, Domains domains, Proof proof) {
        this.session = session;
        this.domains = domains;
        this.proof = proof;
    }

    @Scheduled(
            every = "${masthead.domains.prove-every:1m}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void now() {
        var next = take();
        while (next.isPresent()) {
            var domain = next.get();
            var outcome = proof.look(domain);
            QuarkusTransaction.requiringNew().run(() -> settle(domain, outcome));
            next = take();
        }
    }

    private Optional<Domain> take() {
        return QuarkusTransaction.requiringNew()
                .call(() -> session.createNativeQuery(TAKE, UUID.class)
                        .uniqueResultOptional()
                        .flatMap(domains::findByIdOptional));
    }

    private void settle(Domain looked, String outcome) {
        var found = domains.lockedById(looked.id)
                .filter(domain ->
                        domain.proof.dueAt != null && Arrays.equals(domain.proof.digest, looked.proof.digest));
        if (found.isEmpty() || outcome.equals(Outcome.BUSY.text())) {
            return;
        }
        var domain = found.get();
        var now = domains.now();
        domain.checked(now, outcome.equals(Proof.OK), outcome);
        if (domain.isActive() && domain.proof.isLost(now)) {
            var wasSigned = domain.isSigned();
            domain.become("suspended", now, "Control could not be proven for seven days: " + outcome + ".");
            domains.noteChange(domain, "suspended", wasSigned);
            Log.warnf("Domain %s was suspended: control could not be proven for seven days", domain.key);
        }
    }
}
