package org.masthead.address;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.masthead.http.ProblemException;

/** All addresses that the publication has or ever had, as they are now. */
public final class OwnAddresses {

    /** What was once said in public: an address that is only proposed, or not yet in use, is nobody's business. */
    private static final Set<String> ONCE_PUBLIC = Set.of("active", "suspended", "retired", "compromised");

    private final List<Domain> all;

    /** @param all domains in any state, the most preferred first */
    OwnAddresses(List<Domain> all) {
        this.all = all;
    }

    /**
     * A path that a web address may stand for.
     *
     * @param path of the page, without what the domain puts before it
     * @param isActive whether the publication still is at that address
     */
    public record Place(String path, boolean isActive) {}

    /**
     * What an address on a host stands for, the most likely first; nothing when the host never was ours.
     *
     * @param host in its stored form
     * @param port as the address names it, or -1
     */
    public List<Place> places(String host, int port, String path) {
        return all.stream()
                .filter(domain -> domain.host.equals(host)
                        && ONCE_PUBLIC.contains(domain.status)
                        && !domain.disclosure.equals("private")
                        && domain.isAtPort(port))
                .flatMap(domain -> prefixes(domain)
                        .filter(prefix -> path.startsWith(prefix + "/"))
                        .map(prefix -> new Place(path.substring(prefix.length()), domain.status.equals("active"))))
                .distinct()
                .sorted(Comparator.comparing((Place place) -> place.path().length())
                        .thenComparing(place -> !place.isActive()))
                .toList();
    }

    private static Stream<String> prefixes(Domain domain) {
        return domain.editions.isEmpty()
                ? Stream.of(domain.pathPrefix)
                : domain.editions.stream().map(edition -> domain.pathPrefix + edition.pathPrefix);
    }

    /** Turns paths into URLs. */
    public WebAddresses web() {
        return new WebAddresses(active().toList());
    }

    /**
     * How own URLs are written for a parameter {@code domain}.
     *
     * @param key of an active domain; null: as paths
     * @throws ProblemException 400 when no such domain is told to anyone
     */
    public OwnUrls urls(String key) {
        if (key == null) {
            return OwnUrls.PATHS;
        }
        var byId = active().collect(Collectors.<Domain, UUID, Domain>toMap(domain -> domain.id, Function.identity()));
        return active().filter(domain -> domain.key.equals(key) && !domain.disclosure.equals("private"))
                .findFirst()
                .map(domain -> OwnUrls.on(
                        domain,
                        byId.getOrDefault(domain.apiDomainId, domain),
                        byId.getOrDefault(domain.mediaDomainId, domain)))
                .orElseThrow(() -> ProblemException.parameter(
                        "domain", "Must be the key of an active domain, as /v1/domains lists them."));
    }

    private Stream<Domain> active() {
        return all.stream().filter(domain -> domain.status.equals("active"));
    }
}
