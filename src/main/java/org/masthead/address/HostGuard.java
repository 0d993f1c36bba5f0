package org.masthead.address;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;
import org.masthead.http.Doors;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;

/**
 * Refuses hosts that are not ours, when it is told to, and tells on answers that caches may keep where the same bytes
 * can be had ({@code Link}, RFC 8288 and RFC 6249).
 */
@ApplicationScoped
class HostGuard {

    /** Just behind the guard that has found the request to be readable. */
    private static final int EARLY = -1_999_999_999;

    private static final int MOST_DUPLICATES = 4;
    private static final int MOST_DUPLICATES_OF_FILES = 2;
    private static final int MOST_LETTERS = 2048;
    private static final Pattern THIS_MACHINE =
            Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]|::1", Pattern.CASE_INSENSITIVE);

    private final KnownHosts hosts;
    private final HostsConfig config;

    HostGuard(KnownHosts hosts, HostsConfig config) {
        this.hosts = hosts;
        this.config = config;
    }

    void install(@Observes Router router) {
        router.route().order(EARLY).handler(this::look);
    }

    private void look(RoutingContext routing) {
        var request = routing.request();
        var path = request.path();
        if (Doors.isNewsroom(path)) {
            routing.next();
            return;
        }
        if (config.unknown() == HostsConfig.Unknown.REFUSE
                && !isThisMachine(request)
                && hosts.self(request).isEmpty()) {
            routing.fail(Problem.of(ProblemCode.UNKNOWN_HOST).exception());
            return;
        }
        if (request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD) {
            routing.addHeadersEndHandler(end -> link(routing));
        }
        routing.next();
    }

    private static boolean isThisMachine(HttpServerRequest request) {
        var authority = request.authority();
        return authority == null || THIS_MACHINE.matcher(authority.host()).matches();
    }

    private void link(RoutingContext routing) {
        var response = routing.response();
        var caching = response.headers().get("Cache-Control");
        if (response.getStatusCode() != 200 || caching == null || !caching.startsWith("public")) {
            return;
        }
        var request = routing.request();
        // Not the whole target: it may name a host.
        var target = request.path() + (request.query() == null ? "" : "?" + request.query());
        var self = hosts.self(request).map(Domain::origin).orElse(null);
        var links = links(self, target);
        if (!links.isEmpty()) {
            var before = response.headers().get("Link");
            response.putHeader("Link", before == null ? links : before + ", " + links);
        }
    }

    /** By a plain loop: every answer from memory passes here. */
    private String links(String self, String target) {
        var most = target.startsWith("/v1/images/") ? MOST_DUPLICATES_OF_FILES : MOST_DUPLICATES;
        var links = new StringBuilder();
        var fits = self == null || add(links, "<" + self + target + ">; rel=\"self\"");
        var duplicates = 0;
        for (var apis = hosts.apis().iterator(); fits && duplicates < most && apis.hasNext(); ) {
            var api = apis.next();
            if (!api.origin().equals(self)) {
                fits = add(links, "<" + api.origin() + target + ">; rel=\"duplicate\"; pri=" + api.priority());
                duplicates++;
            }
        }
        return links.toString();
    }

    /** False when there is no room left for it. */
    private static boolean add(StringBuilder links, String link) {
        if (links.length() + link.length() > MOST_LETTERS) {
            return false;
        }
        links.append(links.isEmpty() ? "" : ", ").append(link);
        return true;
    }
}
