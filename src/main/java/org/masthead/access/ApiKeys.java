package org.masthead.access;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.masthead.database.Statements;
import org.masthead.http.Cursor;
import org.masthead.http.Keyset;

/** The credentials of the newsroom. */
@ApplicationScoped
class ApiKeys implements PanacheRepositoryBase<ApiKey, UUID> {

    /** Every newsroom request waits for this. */
    private static final String USABLE = """
            select k.id, k.name, k.role, k.read_only, k.resources, k.expires_at,
              array(select s.section_id from api_key_section s where s.key_id = k.id) as sections,
              coalesce(k.last_used_at < now() - interval '1 minute', true) as stale
            from api_key k
            where (k.digest = :digest or (k.past_digest = :digest and k.past_until > now()))
              and k.revoked_at is null and (k.expires_at is null or k.expires_at > now())
            """;

    /** That a key can give others what they need. */
    private static final String KEEPS_KEYS = "role = 'admin' and revoked_at is null"
            + " and (expires_at is null or expires_at > now()) and not read_only"
            + " and (resources = '{}' or 'keys' = any(resources))";

    private static final Keyset NEWEST = new Keyset("created_at", "timestamptz", "id", true);

    private final Statements statements;
    private final Session session;

    ApiKeys(Statements statements, Session session) {
        this.statements = statements;
        this.session = session;
    }

    /**
     * Who may use the service by a key.
     *
     * @param isStale whether it should be noted that the key is used
     */
    record Usable(Caller caller, boolean isStale) {

        private static Usable of(ResultSet row) throws SQLException {
            var expires = row.getObject("expires_at", OffsetDateTime.class);
            var scope = new Scope(
                    row.getBoolean("read_only"),
                    Set.of((String[]) row.getArray("resources").getArray()),
                    Set.of((UUID[]) row.getArray("sections").getArray()));
            return new Usable(
                    new Caller(
                            row.getObject("id", UUID.class),
                            row.getString("name"),
                            row.getString("role"),
                            scope,
                            expires == null ? null : expires.toInstant()),
                    row.getBoolean("stale"));
        }
    }

    /** Whose key has this text, unless it is revoked or has expired. */
    Optional<Usable> usable(byte[] digest) {
        return statements.first(USABLE, Map.of("digest", digest), Usable::of);
    }

    /**
     * Notes the use of a key, once a minute at most: a row written for every request would be a row written too often.
     * Where somebody is changing the key, the next request notes it.
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void used(UUID id) {
        session.createNativeMutationQuery("""
                        update api_key set last_used_at = now()
                        where id = (
                          select id from api_key
                          where id = :id and coalesce(last_used_at < now() - interval '1 minute', true)
                          for no key update skip locked)""").setParameter("id", id).executeUpdate();
    }

    /** All keys, those made last first, from a place in that order on. */
    List<ApiKey> newest(Cursor place, int rows) {
        var query = session.createNativeQuery(
                "select * from api_key where true" + NEWEST.behind(place) + NEWEST.orderBy(place), ApiKey.class);
        Keyset.bind(place, query::setParameter);
        return query.setMaxResults(rows).getResultList();
    }

    /** Lets nobody else change the key before the transaction ends, and reads what it is by now. */
    void lock(ApiKey key) {
        session.refresh(key, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Lets only one at a time take away what an admin's key may do. To be called before any key is locked. */
    void lockAdmins() {
        session.createNativeQuery("select id from api_key where role = 'admin' order by id for update", UUID.class)
                .getResultList();
    }

    /** Whether anybody can act as admin, as the running transaction has it. */
    boolean someoneKeepsKeys() {
        return session.createNativeQuery("select exists (select from api_key where " + KEEPS_KEYS + ")", Boolean.class)
                .getSingleResult();
    }

    /** The same. Asked at every start, which should not wait for Hibernate to get warm. */
    boolean hasAdmin() {
        return statements
                .first(
                        "select exists (select from api_key where " + KEEPS_KEYS + ")",
                        Map.of(),
                        row -> row.getBoolean(1))
                .orElseThrow();
    }

    /** Makes this text an admin's key that is held to nothing, if it is not one already. */
    @Transactional
    void admit(UUID id, String name, String text) {
        session.createNativeMutationQuery("""
                        with key as (
                          insert into api_key (id, name, role, digest) values (:id, :name, :role, :digest)
                          on conflict (digest) do update
                          set revoked_at = null, expires_at = null, role = excluded.role, read_only = false, resources = '{}',
                            lock_version = api_key.lock_version + 1
                          returning id)
                        delete from api_key_section where key_id = (select id from key)""")
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
        session.createNativeMutationQuery("update api_key set revoked_at = now(), lock_version = lock_version + 1"
                        + " where name = :name and digest <> :digest and revoked_at is null")
                .setParameter("name", name)
                .setParameter("digest", KeyText.digest(text))
                .executeUpdate();
    }
}
