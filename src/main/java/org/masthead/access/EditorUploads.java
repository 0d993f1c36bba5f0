package org.masthead.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;
import org.masthead.http.UploadRight;

/** Files are for editors, within the scope of their keys. */
@ApplicationScoped
class EditorUploads implements UploadRight {

    @Override
    public Optional<Problem> refusal(SecurityIdentity identity, String path) {
        if (!identity.hasRole(Roles.EDITOR)) {
            return Optional.of(Problem.of(ProblemCode.FORBIDDEN));
        }
        return identity.getPrincipal() instanceof Caller caller
                ? ScopeFence.refusal(caller.scope(), false, path)
                : Optional.empty();
    }
}
