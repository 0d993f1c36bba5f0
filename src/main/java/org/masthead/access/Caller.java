package org.masthead.access;

import java.security.Principal;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/**
 * Who calls the newsroom.
 *
 * @param keyId the id of the key they used; null when it is the service itself that acts
 * @param name the name of that key, which is what the audit and {@code createdBy} show
 * @param role the highest of their roles
 * @param scope what they are held to within it
 * @param expiresAt when their key expires, or null
 */
public record Caller(UUID keyId, String name, String role, Scope scope, Instant expiresAt) implements Principal {

    /** A caller who may do all that the role allows. */
    public Caller(UUID keyId, String name, String role) {
        this(keyId, name, role, Scope.ALL, null);
    }

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

    /**
     * Whether the caller may change what stands in a section. Of something that stands in several, each is to be asked
     * about, those that it leaves and those that it comes to.
     *
     * @param lineage the ids of the section and of all those above it; empty for what stands in none yet
     */
    public boolean mayWriteIn(Collection<UUID> lineage) {
        return scope.mayWriteIn(lineage);
    }
}
