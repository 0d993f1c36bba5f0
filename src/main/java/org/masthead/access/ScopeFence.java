package org.masthead.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;

/**
 * The one place where a key is held to its scope, whatever is asked of the newsroom. Sections are asked by articles.
 */
class ScopeFence {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final SecurityIdentity identity;

    ScopeFence(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Before anything is said of the body. */
    @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
    void hold(ContainerRequestContext request) {
        if (identity.getPrincipal() instanceof Caller caller) {
            var refusal = refusal(
                    caller.scope(),
                    READING.contains(request.getMethod()),
                    request.getUriInfo().getPath());
            if (refusal.isPresent()) {
                throw refusal.get().exception();
            }
        }
    }

    /** Why whoever is held to a scope may not, or nothing. */
    static Optional<Problem> refusal(Scope scope, boolean reads, String path) {
        if (scope.readOnly() && !reads) {
            return forbidden("This key may only read.");
        }
        var resource = NewsroomResource.at(path);
        if (!scope.sections().isEmpty()
                && !reads
                && resource.filter(asked -> !NewsroomResource.IN_SECTIONS.contains(asked))
                        .isPresent()) {
            return forbidden(
                    "This key is for some sections: it may change articles and pictures, preview them, and nothing else.");
        }
        return resource.filter(asked -> !scope.admits(asked)).isPresent()
                ? forbidden("This key may use " + scope.list() + " and nothing else.")
                : Optional.empty();
    }

    private static Optional<Problem> forbidden(String detail) {
        return Optional.of(Problem.of(ProblemCode.FORBIDDEN).detail(detail));
    }
}
