package org.masthead.access;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** The credentials of the newsroom. */
@ApplicationScoped
class ApiKeys implements PanacheRepositoryBase<ApiKey, UUID> {

    /** The key with this text, unless it is revoked or has expired. */
    Optional<ApiKey> usable(String text) {
        return find("digest = ?1 and revokedAt is null and (expiresAt is null or expiresAt > instant)", (Object)
                        KeyText.digest(text))
                .firstResultOptional();
    }

    /**
     * Notes the use of a key, once a minute at most: a row written for every request would be a row written too often.
     */
    void used(ApiKey key) {
        getEntityManager()
                .createNativeQuery("update api_key set last_used_at = now()"
                        + " where id = :id and coalesce(last_used_at < now() - interval '1 minute', true)")
                .setParameter("id", key.id)
                .executeUpdate();
    }

    /** Whether anybody can act as admin. Asked at every start, which should not wait for the parser of HQL. */
    boolean hasAdmin() {
        return (boolean) getEntityManager()
                .createNativeQuery(
                        "select exists (select from api_key where role = :role and revoked_at is null"
                                + " and (expires_at is null or expires_at > now()))",
                        Boolean.class)
                .setParameter("role", Roles.ADMIN)
                .getSingleResult();
    }

    /** Makes this text an admin's key, if it is not one already. */
    void admit(UUID id, String name, String text) {
        getEntityManager()
                .createNativeQuery(
                        "insert into api_key (id, name, role, digest) values (:id, :name, :role, :digest)"
                                + " on conflict (digest) do update set revoked_at = null, expires_at = null, role = excluded.role")
                .setParameter("id", id)
                .setParameter("name", name)
                .setParameter("role", Roles.ADMIN)
                .setParameter("digest", KeyText.digest(text))
                .executeUpdate();
    }

    /** Ends all keys of this name but the one with this text. */
    void revokeOthersNamed(String name, String text) {
        getEntityManager()
                .createNativeQuery("update api_key set revoked_at = now()"
                        + " where name = :name and digest <> :digest and revoked_at is null")
                .setParameter("name", name)
                .setParameter("digest", KeyText.digest(text))
                .executeUpdate();
    }
}
