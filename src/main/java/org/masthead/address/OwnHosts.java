package org.masthead.address;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which active domain a request came in on. The host of a request chooses a row; nothing of it goes any further. */
final class OwnHosts {

    static final OwnHosts NONE = new OwnHosts(List.of());

    private final Map<String, List<Domain>> byHost;
    private final List<Api> apis;

    /** @param active the active domains, the most preferred first */
    OwnHosts(List<Domain> active) {
        byHost = active.stream().collect(Collectors.groupingBy(domain -> domain.host));
        var byId = active.stream()
                .filter(Domain::isPublic)
                .collect(Collectors.toMap(domain -> domain.id, Function.identity()));
        apis = active.stream()
                .filter(Domain::isPublic)
                .filter(domain -> !domain.role.equals("media"))
                .map(domain -> new Api(api(domain, byId).origin(), domain.priority))
                .collect(Collectors.toMap(Api::origin, Function.identity(), (first, second) -> first))
                .values()
                .stream()
                .sorted(Comparator.comparing(Api::priority).thenComparing(Api::origin))
                .toList();
    }

    /** Where the API stands, and how much that is preferred. */
    record Api(String origin, int priority) {}

    private static Domain api(Domain domain, Map<UUID, Domain> byId) {
        return byId.getOrDefault(domain.apiDomainId, domain);
    }

    /** All places at which readers are told to find the API, the most preferred first. */
    List<Api> apis() {
        return apis;
    }

    /**
     * The domain of a request, by its host and port and, where several stand on one host, by the beginning of its path.
     *
     * @param host as the request says; null: it does not
     * @param port -1: none
     */
    Optional<Domain> self(String host, int port, String path) {
        Domain self = null;
        for (var domain : host == null ? List.<Domain>of() : byHost.getOrDefault(spelled(host), List.of())) {
            if (domain.isAtPort(port) && (self == null || isNearer(domain, self, path))) {
                self = domain;
            }
        }
        return Optional.ofNullable(self);
    }

    /** Of those above the path the nearest, of the others the one that is nearest to the top. */
    private static boolean isNearer(Domain domain, Domain other, String path) {
        var above = isBelow(path, domain.pathPrefix);
        if (above != isBelow(path, other.pathPrefix)) {
            return above;
        }
        var longer = domain.pathPrefix.length() - other.pathPrefix.length();
        return above ? longer > 0 : longer < 0;
    }

    /** On the wire a host name is of ASCII letters, as in the rows but for their case and a dot at the end. */
    private static String spelled(String host) {
        var lower = host.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    private static boolean isBelow(String path, String prefix) {
        return path.equals(prefix) || path.startsWith(prefix + "/");
    }
}
