package org.masthead.address;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.masthead.access.Audit;
import org.masthead.access.Callers;
import org.masthead.http.Fault;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;
import org.masthead.http.ProblemException;
import org.masthead.outgoing.OutgoingConfig;
import org.masthead.site.Editions;

/** Makes, changes and deletes domains; what becomes of one is for {@link TransitionDomain}. */
@ApplicationScoped
class ChangeDomains {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    /** While readers may be on their way there, or must be kept away from there, it does not turn into another. */
    private static final Set<String> FIXED = Set.of("active", "retired", "compromised");

    /** From that which the fewest are told of. */
    private static final List<String> DISCLOSURES = List.of("private", "manifest", "public");

    private final Domains domains;
    private final PastAddresses past;
    private final HealthOfDomains healths;
    private final Editions editions;
    private final Audit audit;
    private final Callers callers;
    private final OutgoingConfig outgoing;

    ChangeDomains(
            Domains domains,
            PastAddresses past,
            HealthOfDomains healths,
            Editions editions,
            Audit audit,
            Callers callers,
            OutgoingConfig outgoing) {
        this.domains = domains;
        this.past = past;
        this.healths = healths;
        this.editions = editions;
        this.audit = audit;
        this.callers = callers;
        this.outgoing = outgoing;
    }

    Domain create(DomainDraft draft) {
        var place = DomainHost.of(draft, outgoing.loopback());
        if (draft.key() != null && domains.byKey(draft.key()).isPresent()) {
            throw conflict("A domain with this key exists.", "/key", "taken", "must be a key that no domain has");
        }
        requireFree(place, draft.pathPrefix(), null);
        var domain = domains.made(place, callers.current().name());
        domain.key = draft.key() == null ? domain.key : draft.key();
        write(domain, draft);
        domains.persist(domain);
        audit.record("create", "domain", domain.id);
        domains.flush();
        return domain;
    }

    void change(Domain domain, DomainDraft draft) {
        if (!domain.key.equals(draft.key())) {
            throw DomainHost.fault("/key", "fixed", "must stay as it is: it is what outlives all else");
        }
        if (domain.isOver()) {
            throw Problem.of(ProblemCode.INVALID_TRANSITION)
                    .detail("A domain that was retired or compromised stays as it is.")
                    .exception();
        }
        var place = DomainHost.of(draft, outgoing.loopback());
        requireFree(place, draft.pathPrefix(), domain.id);
        var wasSigned = domain.isSigned();
        var before = past.present(domain);
        var wasTold = domain.toldAt != null;
        if (!place.isOf(domain)) {
            move(domain, place);
        }
        write(domain, draft);
        domains.flush();
        if (domain.activatedAt != null) {
            past.remember(domain, before, wasTold);
        }
        domains.noteChange(domain, "updated", wasSigned);
        audit.record("update", "domain", domain.id);
    }

    /** Whoever proved control of one host has proven nothing of another, and how that one fared says nothing of it. */
    private void move(Domain domain, DomainHost place) {
        if (FIXED.contains(domain.status)) {
            throw Problem.of(ProblemCode.INVALID_TRANSITION)
                    .detail("The host, port or scheme of an active domain does not change: suspend it first.")
                    .exception();
        }
        domains.place(domain, place);
        healths.forget(domain.id);
        domain.toldAt = null;
        domain.proof = new DomainProof();
        domain.become("draft", domains.now(), null);
    }

    void delete(Domain domain) {
        if (domain.activatedAt != null) {
            throw Problem.of(ProblemCode.CONFLICT)
                    .detail("Readers were told of this domain: retire it, so that they are kept away from it.")
                    .exception();
        }
        domains.delete(domain);
        audit.record("delete", "domain", domain.id);
        domains.flush();
    }

    private void requireFree(DomainHost place, String pathPrefix, UUID id) {
        for (var other : domains.all()) {
            if (other.id.equals(id)) {
                continue;
            }
            if (other.host.equals(place.host())
                    && other.pathPrefix.equals(pathPrefix)
                    && Objects.equals(other.port, place.port())) {
                throw conflict(
                        "A domain at this address exists.",
                        "/host",
                        "host-taken",
                        "must be an address that no domain has");
            }
            if (!other.host.equals(place.host())
                    && Lookalikes.skeleton(other.displayHost).equals(Lookalikes.skeleton(place.displayHost()))) {
                throw conflict(
                        "This host can be taken for that of the domain " + other.key + ".",
                        "/host",
                        "confusable-with",
                        "must not look like another domain of ours");
            }
        }
    }

    private void write(Domain domain, DomainDraft draft) {
        domain.label =
                draft.label() == null ? domain.displayHost : draft.label().strip();
        domain.role = draft.role().text();
        domain.pathPrefix = draft.pathPrefix();
        domain.trust = draft.trust().text();
        domain.disclosure = draft.disclosure().text();
        domain.priority = draft.priority();
        domain.weight = draft.weight();
        domain.preferIn = countries("/preferIn", draft.preferIn());
        domain.avoidIn = countries("/avoidIn", draft.avoidIn());
        domain.registrationEndsOn = draft.registrationEndsOn();
        domain.apiDomainId = other(domain, "/apiDomain", draft.apiDomain());
        domain.mediaDomainId = other(domain, "/mediaDomain", draft.mediaDomain());
        var places = places(draft.editions());
        if (!places.equals(domain.editions)) {
            domain.editions.clear();
            domain.editions.addAll(places);
        }
    }

    private static List<String> countries(String pointer, List<String> codes) {
        if (!COUNTRIES.containsAll(codes)) {
            throw DomainHost.fault(pointer, "country", "must be codes of ISO 3166-1 in capital letters, such as DE");
        }
        return List.copyOf(new TreeSet<>(codes));
    }

    private UUID other(Domain domain, String pointer, String key) {
        if (key == null) {
            return null;
        }
        var other = domains.byKey(key)
                .filter(found -> !found.id.equals(domain.id))
                .orElseThrow(() -> DomainHost.fault(pointer, "not-found", "must be the key of another domain"));
        if (DISCLOSURES.indexOf(other.disclosure) < DISCLOSURES.indexOf(domain.disclosure)) {
            throw DomainHost.fault(pointer, "disclosure", "must be a domain that as many are told of as of this one");
        }
        return other.id;
    }

    private Set<DomainEdition> places(List<DomainDraft.Place> drafts) {
        var places = new HashSet<DomainEdition>();
        var named = new HashSet<UUID>();
        for (var draft : drafts) {
            var edition = editions.byKey(draft.edition())
                    .orElseThrow(() -> DomainHost.fault("/editions", "not-found", "must name editions that exist"));
            if (!named.add(edition.id)) {
                throw DomainHost.fault("/editions", "twice", "must name each edition once");
            }
            places.add(new DomainEdition(edition.id, draft.pathPrefix() == null ? "" : draft.pathPrefix()));
        }
        return places;
    }

    private static ProblemException conflict(String detail, String pointer, String code, String allowed) {
        return Problem.of(ProblemCode.CONFLICT)
                .detail(detail)
                .fault(Fault.at(pointer, code, allowed))
                .exception();
    }
}
