package org.masthead.address;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.masthead.change.Change;
import org.masthead.change.ChangeLog;
import org.masthead.change.Kept;
import org.masthead.database.Columns;
import org.masthead.database.Ids;
import org.masthead.database.Statements;
import org.masthead.outgoing.HostNames;

/** The addresses of the publication. */
@ApplicationScoped
public class Domains implements PanacheRepositoryBase<Domain, UUID> {

    /** What every answer carries that names a domain. */
    public static final String CACHE_TAG = "domains";

    private static final String ALL = "from Domain d left join fetch d.editions left join fetch d.canonicalFor";

    private final ChangeLog changes;
    private final Event<DomainsChanged> changed;
    private final ActiveDomains active;
    private final PastAddresses past;
    private final Statements statements;
    private final Clock clock;
    private final Kept<WebAddresses> kept = new Kept<>(this::addresses);

    Domains(
            ChangeLog changes,
            Event<DomainsChanged> changed,
            ActiveDomains active,
            PastAddresses past,
            Statements statements,
            Clock clock) {
        this.active = active;
        this.past = past;
        this.changes = changes;
        this.changed = changed;
        this.statements = statements;
        this.clock = clock;
    }

    /** All rows, whatever their state, the most preferred first. */
    List<Domain> all() {
        return list(ALL + " order by d.priority, d.key");
    }

    /** What readers are told of, the most preferred first. */
    List<Domain> listed() {
        return list(ALL + " where d.status = 'active' and d.disclosure = 'public' order by d.priority, d.key");
    }

    Optional<Domain> listed(String key) {
        return listed().stream().filter(domain -> domain.key.equals(key)).findFirst();
    }

    Optional<Domain> byKey(String key) {
        return list(ALL + " where d.key = ?1", key).stream().findFirst();
    }

    /** The domain, which nobody else can change before the transaction ends. */
    Optional<Domain> locked(String key) {
        return find("key", key).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    Optional<Domain> lockedById(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** By the database's clock. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Turns paths into URLs, as the active domains are now. */
    public WebAddresses addresses() {
        return new WebAddresses(active.now());
    }

    /**
     * The same as they were last read, when nothing has changed since.
     *
     * @param position the newest of the log
     */
    public WebAddresses addresses(long position) {
        return kept.at(position);
    }

    /** All addresses that are or ever were ours, at once. */
    public OwnAddresses ever() {
        return new OwnAddresses(all(), past.told());
    }

    /** {@link OwnAddresses#urls} for where nothing else is asked of them: no statement when the key is null. */
    public OwnUrls ownUrls(String key) {
        return key == null ? OwnUrls.PATHS : ever().urls(key);
    }

    /**
     * Whether there is a primary one, whatever its state. Asked at every start, which should not wait for the parser of
     * HQL.
     */
    public boolean hasPrimary() {
        return statements
                .first("select exists (select from domain where role = 'primary')", Map.of(), row -> row.getBoolean(1))
                .orElseThrow();
    }

    /** The version of the signed list; null while none is signed. */
    Integer manifestVersion() {
        return statements
                .first(
                        "select max(version) as newest from signed_document where kind = 'domains'",
                        Map.of(),
                        row -> Optional.ofNullable(Columns.integer(row, "newest")))
                .flatMap(newest -> newest)
                .orElse(null);
    }

    /** Whether a host, in its stored form, is or ever was one of ours. */
    public boolean isOwn(String host) {
        return statements
                .first(
                        "select exists (select from domain where host = :host)"
                                + " or exists (select from past_domain_address where host = :host)",
                        Map.of("host", host),
                        row -> row.getBoolean(1))
                .orElseThrow();
    }

    /**
     * Notes an address that is said to be ours; it stays a draft until control of it is proven. Known ones stay as they
     * are, and what looks like one of them is none.
     */
    public Optional<Domain> propose(String host, String createdBy) {
        var scheme = OnionNames.isOnion(host) ? "http" : "https";
        var domain = made(new DomainHost(scheme, host, HostNames.display(host), null), createdBy);
        var isKnown = all().stream()
                .anyMatch(other -> other.host.equals(host)
                        || Lookalikes.skeleton(other.displayHost).equals(domain.skeleton));
        if (isKnown || isOwn(host)) {
            return Optional.empty();
        }
        domain.role = OnionNames.isOnion(host) ? "onion" : "mirror";
        persist(domain);
        return Optional.of(domain);
    }

    /** Makes the first primary address, active because the operator says that it is ours. */
    void declare(String key, String scheme, String host, Integer port, String pathPrefix, String createdBy) {
        var domain = made(new DomainHost(scheme, host, HostNames.display(host), port), createdBy);
        domain.role = "primary";
        domain.key = key;
        domain.pathPrefix = pathPrefix;
        domain.priority = 10;
        persist(domain);
        declare(domain);
    }

    /** Makes an address active because the operator says that it is ours: neither proven nor probed. */
    public void declare(Domain domain) {
        domain.proof.declared = true;
        domain.become("active", now(), null);
        noteChange(domain, "activated", false);
    }

    /**
     * Writes what has become of an address, and says so to all who read of it.
     *
     * @param wasSigned whether the signed list named it before
     */
    void noteChange(Domain domain, String reason, boolean wasSigned) {
        if (domain.isTold() && domain.toldAt == null) {
            domain.toldAt = now();
        }
        if (domain.activatedAt != null) {
            changes.record(new Change("domain", domain.id, reason, Set.of(CACHE_TAG)));
        }
        flush();
        if (wasSigned || domain.isSigned()) {
            changed.fire(new DomainsChanged(domain.isTold()));
        }
    }

    /** A draft that is not kept yet. */
    Domain made(DomainHost place, String createdBy) {
        var domain = new Domain();
        domain.id = Ids.next();
        domain.key = freeKey();
        place(domain, place);
        domain.label = domain.displayHost;
        domain.pathPrefix = "";
        domain.trust = "first-party";
        domain.disclosure = "public";
        domain.priority = 100;
        domain.weight = 10;
        domain.createdBy = createdBy;
        domain.become("draft", now(), null);
        return domain;
    }

    /** Puts a domain somewhere. */
    void place(Domain domain, DomainHost place) {
        domain.host = place.host();
        domain.displayHost = place.displayHost();
        domain.skeleton = Lookalikes.skeleton(place.displayHost());
        domain.network = OnionNames.isOnion(place.host()) ? "tor" : "clearnet";
        domain.scheme = place.scheme();
        domain.port = place.port();
    }

    private String freeKey() {
        var taken = Set.copyOf(getEntityManager()
                .createQuery("select key from Domain", String.class)
                .getResultList());
        var number = 1;
        while (taken.contains("mirror-" + number)) {
            number++;
        }
        return "mirror-" + number;
    }
}
