package org.masthead.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
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
        if (!(identity.getPrincipal() instanceof Caller caller)) {
            return;
        }
        var scope = caller.scope();
        if (scope.readOnly() && !READING.contains(request.getMethod())) {
            throw forbidden("This key may only read.");
        }
        if (!scope.sections().isEmpty()
                && !READING.contains(request.getMethod())
                && NewsroomResource.at(request.getUriInfo().getPath())
                        .filter(resource -> !NewsroomResource.IN_SECTIONS.contains(resource))
                        .isPresent()) {
            throw forbidden(
                    "This key is for some sections: it may change articles and pictures, preview them, and nothing else.");
        }
        if (NewsroomResource.at(request.getUriInfo().getPath())
                .filter(resource -> !scope.admits(resource))
                .isPresent()) {
            throw forbidden("This key may use " + scope.list() + " and nothing else.");
        }
    }

    private static RuntimeException forbidden(String detail) {
        return Problem.of(ProblemCode.FORBIDDEN).detail(detail).exception();
    }
}
