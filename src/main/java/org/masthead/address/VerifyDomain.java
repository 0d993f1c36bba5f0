package org.masthead.address;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import org.masthead.access.Audit;
import org.masthead.access.EffectOnce;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;
import org.masthead.http.ProblemException;
import org.masthead.outgoing.Outcome;

/** Lets somebody prove that a domain is theirs. */
@ApplicationScoped
class VerifyDomain {

    private final Domains domains;
    private final Proof proof;
    private final EffectOnce effect;
    private final Audit audit;

    VerifyDomain(Domains domains, Proof proof, EffectOnce effect, Audit audit) {
        this.domains = domains;
        this.proof = proof;
        this.effect = effect;
        this.audit = audit;
    }

    /** Makes a new challenge; the one before is none any more. */
    Challenge ask(String key, Challenge.Method method) {
        var domain = domains.locked(key).orElseThrow(ProblemException::notFound);
        if (domain.isOver()) {
            throw refusal("A domain that was retired or compromised proves nothing any more.");
        }
        if (OnionNames.isOnion(domain.host) != (method == Challenge.Method.ONION_KEY)) {
            throw DomainHost.fault(
                    "/method", "method", "must be onion-key for an onion address, and dns-txt or http-file for others");
        }
        var value = Proof.newValue();
        domain.proof.ask(method, Proof.digest(value), domains.now());
        if (domain.status.equals("draft")) {
            domain.become("pending", domains.now(), null);
        }
        audit.record("ask-for-proof", "domain", domain.id);
        domains.flush();
        return new Challenge(
                method,
                method == Challenge.Method.DNS_TXT ? Proof.recordName(domain) : null,
                method == Challenge.Method.HTTP_FILE ? Proof.fileUrl(domain) : null,
                method == Challenge.Method.ONION_KEY ? Proof.message(domain) : null,
                method == Challenge.Method.ONION_KEY ? null : value,
                domain.proof.askedAt.plus(DomainProof.PATIENCE));
    }

    /**
     * Looks whether the challenge is met now.
     *
     * @param signature for the key of an onion address, else null
     * @throws ProblemException 503 while too much else is asked, which says nothing of the domain
     */
    void check(String key, String signature) {
        var asked = QuarkusTransaction.joiningExisting()
                .call(() -> domains.byKey(key).orElseThrow(ProblemException::notFound));
        if (asked.proof.digest == null || asked.isOver()) {
            throw refusal("There is nothing to look for: ask for a challenge first.");
        }
        if (asked.proof.isTooLate(domains.now())) {
            throw refusal("The challenge was not met in time: ask for another.");
        }
        var onion = asked.proof.method.equals(Challenge.Method.ONION_KEY.text());
        if (onion && signature == null) {
            throw DomainHost.fault("/signature", "needed", "is needed to prove an onion address");
        }
        var outcome = onion ? Proof.ofKey(asked, signature) : proof.look(asked);
        if (outcome.equals(Outcome.BUSY.text())) {
            throw Problem.of(ProblemCode.OVERLOADED).header("Retry-After", "5").exception();
        }
        effect.begin();
        QuarkusTransaction.joiningExisting().run(() -> settle(asked, outcome));
    }

    private void settle(Domain asked, String outcome) {
        var domain = domains.locked(asked.key)
                .filter(now -> now.host.equals(asked.host) && Arrays.equals(now.proof.digest, asked.proof.digest))
                .orElseThrow(() -> refusal("It was changed meanwhile."));
        domain.checked(domains.now(), outcome.equals(Proof.OK), outcome);
        audit.record("check-proof", "domain", domain.id, outcome);
        domains.flush();
    }

    private static ProblemException refusal(String detail) {
        return Problem.of(ProblemCode.INVALID_TRANSITION).detail(detail).exception();
    }
}
