package org.masthead.access;

import java.security.Principal;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/**
 * Who calls the newsroom.
 *
 * @param id what tells them from all others and never changes, however they are named: the id of their key, or who
 *     issued their token and to whom; null when it is the service itself that acts
 * @param keyId the id of the key they used; null when it was a token
 * @param name the name of that key or in that token, which is what the audit and {@code createdBy} show
 * @param role the highest of their roles
 * @param scope what they are held to within it
 * @param expiresAt when their key expires, or null
 */
public record Caller(String id, UUID keyId, String name, String role, Scope scope, Instant expiresAt)
        implements Principal {

    /** A caller who may do all that the role allows. */
    public Caller(UUID keyId, String name, String role) {
        this(keyId, name, role, Scope.ALL, null);
    }

    /** A caller who uses a key. */
    public Caller(UUID keyId, String name, String role, Scope scope, Instant expiresAt) {
        this(keyId == null ? null : keyId.toString(), keyId, name, role, scope, expiresAt);
    }

    @Override
    public String getName() {
        return name;
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
