package org.masthead.access;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.masthead.database.Statements;

/** The credentials of the newsroom. */
@ApplicationScoped
class ApiKeys implements PanacheRepositoryBase<ApiKey, UUID> {

    private final Statements statements;

    ApiKeys(Statements statements) {
        this.statements = statements;
    }

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

    /** Whether anybody can act as admin. Asked at every start, which should not wait for Hibernate to get warm. */
    boolean hasAdmin() {
        return statements
                .first(
                        "select exists (select from api_key where role = :role and revoked_at is null"
                                + " and (expires_at is null or expires_at > now()))",
                        Map.of("role", Roles.ADMIN),
                        row -> row.getBoolean(1))
                .orElseThrow();
    }

    /** Makes this text an admin's key, if it is not one already. */
    @Transactional
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

    /** The same, and ends all other keys of this name. */
    @Transactional
    void admitAlone(UUID id, String name, String text) {
        admit(id, name, text);
        revokeOthersNamed(name, text);
    }

    private void revokeOthersNamed(String name, String text) {
        getEntityManager()
                .createNativeQuery("update api_key set revoked_at = now()"
                        + " where name = :name and digest <> :digest and revoked_at is null")
                .setParameter("name", name)
                .setParameter("digest", KeyText.digest(text))
                .executeUpdate();
    }
}
