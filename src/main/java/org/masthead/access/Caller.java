package org.masthead.access;

import java.security.Principal;
import java.util.UUID;

/**
 * Who calls the newsroom.
 *
 * @param keyId the id of the key they used; null when it is the service itself that acts
 * @param name the name of that key, which is what the audit and {@code createdBy} show
 * @param role the highest of their roles
 */
public record Caller(UUID keyId, String name, String role) implements Principal {

    @Override
    public String getName() {
        return name;
    }

    /** What tells this caller from all others, however keys are named. */
    public String id() {
        return keyId == null ? name : keyId.toString();
    }

    /** Whether the caller has this role or one that includes it. */
    public boolean is(String wanted) {
        return Roles.includedIn(role).contains(wanted);
    }
}
