package org.masthead.address;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.masthead.access.Audit;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;
import org.masthead.http.ProblemException;

/** What becomes of a domain: readers are told of it, not for now, not any more, or are warned of it. */
@ApplicationScoped
class TransitionDomain {

    private static final Set<String> READY = Set.of("verified", "suspended");

    private final Domains domains;
    private final Audit audit;

    TransitionDomain(Domains domains, Audit audit) {
        this.domains = domains;
        this.audit = audit;
    }

    /** @throws ProblemException 409 unless control is proven */
    void activate(Domain domain) {
        if (!READY.contains(domain.status) || !domain.proof.isProven()) {
            throw refusal(domain, "needs proof of control first");
        }
        step(domain, "active", "activate", "activated");
    }

    void suspend(Domain domain) {
        if (!domain.isActive()) {
            throw refusal(domain, "is not active");
        }
        step(domain, "suspended", "suspend", "suspended");
    }

    void retire(Domain domain) {
        if (domain.activatedAt == null || domain.isOver()) {
            throw refusal(domain, "is none that readers are told of; what never was is deleted");
        }
        step(domain, "retired", "retire", "retired");
    }

    void markCompromised(Domain domain) {
        if (domain.status.equals("compromised")) {
            throw refusal(domain, "is that already");
        }
        step(domain, "compromised", "mark-compromised", "compromised");
    }

    private void step(Domain domain, String state, String act, String reason) {
        var wasSigned = domain.isSigned();
        domain.become(state, domains.now(), null);
        if (domain.isOver()) {
            domain.proof.dueAt = null;
        }
        domains.noteChange(domain, reason, wasSigned);
        audit.record(act, "domain", domain.id);
    }

    private static ProblemException refusal(Domain domain, String why) {
        return Problem.of(ProblemCode.INVALID_TRANSITION)
                .detail("A domain that is " + domain.status + " " + why + ".")
                .exception();
    }
}
