package org.masthead.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells who calls the newsroom in the running request. */
@ApplicationScoped
public class Callers {

    private final SecurityIdentity identity;

    Callers(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The caller; only asked behind the newsroom's door, where there always is one. */
    public Caller current() {
        return (Caller) identity.getPrincipal();
    }
}
