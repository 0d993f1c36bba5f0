package org.masthead.address;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.masthead.access.Audit;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;
import org.masthead.http.ProblemException;
import org.masthead.site.Edition;

/** Which domain search engines shall index for an edition: one act for all articles of it, which can be undone. */
@ApplicationScoped
class CanonicalDomains {

    private static final String MAKE = """
            insert into canonical_domain as c (edition_id, domain_id, previous_domain_id)
            values (:edition, :domain, :previous)
            on conflict (edition_id) do update set domain_id = excluded.domain_id, previous_domain_id = c.domain_id,
              changed_at = now()
            """;

    private static final String BACK = """
            update canonical_domain set domain_id = previous_domain_id, previous_domain_id = domain_id, changed_at = now()
            where edition_id = :edition
            """;

    /** Until the end of the transaction nobody else chooses. Any number will do, the same on all instances. */
    private static final String LOCK = "select 1 from pg_advisory_xact_lock(5205634114721039649)";

    private final Session session;
    private final Domains domains;
    private final Audit audit;

    CanonicalDomains(Session session, Domains domains, Audit audit) {
        this.session = session;
        this.domains = domains;
        this.audit = audit;
    }

    /** To be had before any domain is locked: two acts change the same two domains, and begin with another one. */
    void lock() {
        session.createNativeQuery(LOCK, Integer.class).getSingleResult();
    }

    /**
     * @param domain that is locked
     * @throws ProblemException 409 when it is none that search engines could index
     */
    void make(Domain domain, Edition edition) {
        requireFit(domain, edition);
        var present = present(edition.id);
        if (present.filter(domain.id::equals).isPresent()) {
            return;
        }
        session.createNativeMutationQuery(MAKE)
                .setParameter("edition", edition.id)
                .setParameter("domain", domain.id)
                // of an edition that none was chosen for, it was the one that it falls to
                .setParameter("previous", fallback(domain, edition.id), UUID.class)
                .executeUpdate();
        note("make-canonical", domain, edition);
    }

    /**
     * Lets the one before be it again.
     *
     * @param domain that is locked and is it now
     * @throws ProblemException 409 when it is not, or the one before can be it no more
     */
    void undo(Domain domain, Edition edition) {
        var previous = session.createNativeQuery(
                        "select previous_domain_id from canonical_domain where edition_id = :edition"
                                + " and domain_id = :domain for update",
                        UUID.class)
                .setParameter("edition", edition.id)
                .setParameter("domain", domain.id)
                .uniqueResultOptional()
                .flatMap(domains::lockedById)
                .orElseThrow(
                        () -> refusal("There is nothing to undo: this domain did not take that place from another."));
        requireFit(previous, edition);
        session.createNativeMutationQuery(BACK)
                .setParameter("edition", edition.id)
                .executeUpdate();
        note("undo-make-canonical", domain, edition);
    }

    private Optional<UUID> present(UUID editionId) {
        return session.createNativeQuery(
                        "select domain_id from canonical_domain where edition_id = :edition for update", UUID.class)
                .setParameter("edition", editionId)
                .uniqueResultOptional();
    }

    private UUID fallback(Domain domain, UUID editionId) {
        return domains.addresses()
                .canonicalKey(editionId)
                .flatMap(domains::byKey)
                .map(found -> found.id)
                .filter(id -> !id.equals(domain.id))
                .orElse(null);
    }

    private static void requireFit(Domain domain, Edition edition) {
        if (!domain.isActive()) {
            throw refusal("The domain " + domain.key + " is not active.");
        }
        if (!domain.mayBeCanonical()) {
            throw refusal("Search engines can't index " + domain.key
                    + ": it is no public host of pages on the open web, or it is somebody else's.");
        }
        if (domain.base(edition.id).isEmpty()) {
            throw refusal("The edition " + edition.key + " does not stand on " + domain.key + ".");
        }
    }

    /** Both domains are others now, to whoever has read them for a change. */
    private void note(String act, Domain domain, Edition edition) {
        session.createNativeMutationQuery("""
                        update domain set lock_version = lock_version + 1, updated_at = now()
                        where id in (select unnest(array[domain_id, previous_domain_id]) from canonical_domain
                          where edition_id = :edition)
                        """)
                .setParameter("edition", edition.id)
                .executeUpdate();
        domains.noteChange(domain, act, true);
        audit.record(act, "domain", domain.id, "edition " + edition.key);
        session.refresh(domain);
    }

    private static ProblemException refusal(String detail) {
        return Problem.of(ProblemCode.INVALID_TRANSITION).detail(detail).exception();
    }
}
