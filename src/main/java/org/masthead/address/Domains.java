package org.masthead.address;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.masthead.change.Change;
import org.masthead.change.ChangeLog;
import org.masthead.change.Kept;
import org.masthead.database.Ids;

/** The addresses of the publication. */
@ApplicationScoped
public class Domains implements PanacheRepositoryBase<Domain, UUID> {

    /** What every answer carries that names a domain. */
    public static final String CACHE_TAG = "domains";

    private static final String ALL = "from Domain d left join fetch d.editions";

    private final ChangeLog changes;
    private final Kept<WebAddresses> kept = new Kept<>(this::addresses);

    Domains(ChangeLog changes) {
        this.changes = changes;
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

    /** Turns paths into URLs, as the active domains are now. */
    public WebAddresses addresses() {
        return new WebAddresses(list(ALL + " where d.status = 'active' order by d.priority, d.key"));
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
        return new OwnAddresses(all());
    }

    /** {@link OwnAddresses#urls} for where nothing else is asked of them: no statement when the key is null. */
    public OwnUrls ownUrls(String key) {
        return key == null ? OwnUrls.PATHS : ever().urls(key);
    }

    /** Whether a host, in its stored form, is or ever was one of ours. */
    public boolean isOwn(String host) {
        return count("host", host) > 0;
    }

    /**
     * Notes an address that is said to be ours; it stays a draft until control of it is proven. Known ones stay as they
     * are.
     */
    public Optional<Domain> propose(String host, String createdBy) {
        if (isOwn(host)) {
            return Optional.empty();
        }
        return Optional.of(add("mirror", "https", host, null, createdBy));
    }

    /** Makes an address active because the operator says that it is ours. */
    void declare(String key, String scheme, String host, Integer port, String pathPrefix, String createdBy) {
        var domain = add("primary", scheme, host, port, createdBy);
        domain.key = key;
        domain.pathPrefix = pathPrefix;
        domain.priority = 10;
        domain.status = "active";
        domain.declared = true;
        changes.record(new Change("domain", domain.id, "activated", Set.of(CACHE_TAG)));
    }

    private Domain add(String role, String scheme, String host, Integer port, String createdBy) {
        var domain = new Domain();
        domain.id = Ids.next();
        domain.key = freeKey();
        domain.host = host;
        domain.displayHost = HostNames.display(host);
        domain.label = domain.displayHost;
        domain.role = role;
        domain.network = host.endsWith(".onion") ? "tor" : "clearnet";
        domain.scheme = domain.network.equals("tor") ? "http" : scheme;
        domain.port = port;
        domain.pathPrefix = "";
        domain.trust = "first-party";
        domain.disclosure = "public";
        domain.priority = 100;
        domain.weight = 10;
        domain.status = "draft";
        domain.createdBy = createdBy;
        persist(domain);
        return domain;
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
