package org.masthead.address;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;

/** Where domains stood before their host, port or paths changed. */
@ApplicationScoped
class PastAddresses {

    private final Session session;

    PastAddresses(Session session) {
        this.session = session;
    }

    /**
     * A place below which pages of a domain stand or stood.
     *
     * @param prefix what the paths of pages begin with there, that of the edition included
     */
    record Place(String host, Integer port, String prefix) {}

    /** Where pages of a domain stand now. */
    Set<Place> present(Domain domain) {
        var prefixes = domain.editions.isEmpty()
                ? Stream.of(domain.pathPrefix)
                : domain.editions.stream().map(edition -> domain.pathPrefix + edition.pathPrefix());
        return prefixes.map(prefix -> new Place(domain.host, domain.port, prefix))
                .collect(Collectors.toSet());
    }

    /**
     * Remembers where they were, as far as they are no longer there or readers were told of it.
     *
     * @param wasTold whether readers were told of the places before
     */
    void remember(Domain domain, Set<Place> before, boolean wasTold) {
        var now = present(domain);
        for (var place : before) {
            if (!now.contains(place)) {
                run(
                        "insert into past_domain_address as past (domain_id, host, port, path_prefix, told)"
                                + " values (:domain, :host, :port, :prefix, " + wasTold + ")"
                                + " on conflict on constraint past_domain_address_key do update"
                                + " set ended_at = now(), told = past.told or excluded.told",
                        domain,
                        place);
            }
        }
        for (var place : now) {
            run(
                    "delete from past_domain_address where not told and domain_id = :domain and host = :host"
                            + " and port is not distinct from :port and path_prefix = :prefix",
                    domain,
                    place);
        }
    }

    private void run(String statement, Domain domain, Place place) {
        session.createNativeMutationQuery(statement)
                .setParameter("domain", domain.id)
                .setParameter("host", place.host())
                .setParameter("port", place.port(), Integer.class)
                .setParameter("prefix", place.prefix())
                .executeUpdate();
    }

    /** Those that readers were told of, the latest first. */
    List<Place> told() {
        return session.createNativeQuery(
                        "select host, port, path_prefix from past_domain_address where told"
                                + " order by ended_at desc",
                        Place.class)
                .getResultList();
    }
}
