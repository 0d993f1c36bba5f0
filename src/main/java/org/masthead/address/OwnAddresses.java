package org.masthead.address;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.masthead.http.ProblemException;

/** All addresses that the publication has or ever had, as they are now. */
public final class OwnAddresses {

    /** Where one is put that is to come, or to come back: nobody's business yet. */
    private static final Set<String> PROPOSED = Set.of("draft", "pending", "verified");

    private final List<Domain> all;
    private final List<PastAddresses.Place> past;

    /**
     * @param all domains in any state, the most preferred first
     * @param past where they were before, as far as readers were told of it, the latest first
     */
    OwnAddresses(List<Domain> all, List<PastAddresses.Place> past) {
        this.all = all;
        this.past = past;
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
        var now = all.stream()
                .filter(domain -> domain.toldAt != null
                        && !PROPOSED.contains(domain.status)
                        && domain.host.equals(host)
                        && domain.isAtPort(port))
                .flatMap(domain -> prefixes(domain).map(prefix -> place(path, prefix, domain.isTold())));
        var before = past.stream()
                .filter(place -> place.host().equals(host) && Domain.isAtPort(place.port(), port))
                .map(place -> place(path, place.prefix(), false));
        return Stream.concat(now, before)
                .flatMap(Optional::stream)
                .distinct()
                .sorted(Comparator.comparing((Place place) -> place.path().length())
                        .thenComparing(place -> !place.isActive()))
                .toList();
    }

    private static Optional<Place> place(String path, String prefix, boolean isActive) {
        return path.startsWith(prefix + "/")
                ? Optional.of(new Place(path.substring(prefix.length()), isActive))
                : Optional.empty();
    }

    private static Stream<String> prefixes(Domain domain) {
        return domain.editions.isEmpty()
                ? Stream.of(domain.pathPrefix)
                : domain.editions.stream().map(edition -> domain.pathPrefix + edition.pathPrefix());
    }

    /** Turns paths into URLs. */
    public WebAddresses web() {
        return new WebAddresses(active().toList());
    }

    /**
     * How own URLs are written for a parameter {@code domain}.
     *
     * @param key of an active domain; null: as paths
     * @throws ProblemException 400 when no such domain is told to everyone
     */
    public OwnUrls urls(String key) {
        if (key == null) {
            return OwnUrls.PATHS;
        }
        var byId = active().filter(Domain::isPublic)
                .collect(Collectors.<Domain, UUID, Domain>toMap(domain -> domain.id, Function.identity()));
        return byId.values().stream()
                .filter(domain -> domain.key.equals(key))
                .findFirst()
                .map(domain -> OwnUrls.on(
                        domain,
                        byId.getOrDefault(domain.apiDomainId, domain),
                        byId.getOrDefault(domain.mediaDomainId, domain)))
                .orElseThrow(() -> ProblemException.parameter(
                        "domain", "Must be the key of an active domain, as /v1/domains lists them."));
    }

    private Stream<Domain> active() {
        return all.stream().filter(Domain::isActive);
    }
}
