package org.masthead.http;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.Optional;

/** Who may send a body that is too large to be held, asked before any of it is read. */
public interface UploadRight {

    /** Why this caller may not, or nothing. Nothing that waits may be asked: it is on the event loop. */
    Optional<Problem> refusal(SecurityIdentity caller, String path);
}
