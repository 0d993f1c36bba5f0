package org.masthead.site;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.masthead.change.Change;
import org.masthead.change.ChangeLog;
import org.masthead.database.Ids;

/** The editions of the publication. */
@ApplicationScoped
public class Editions implements PanacheRepositoryBase<Edition, UUID> {

    /** What every answer carries that depends on which editions there are. */
    public static final String CACHE_TAG = "editions";

    private final ChangeLog changes;
    private final Session session;

    Editions(ChangeLog changes, Session session) {
        this.changes = changes;
        this.session = session;
    }

    public Edition byDefault() {
        return find("isDefault").singleResult();
    }

    public Optional<Edition> byKey(String key) {
        return find("key", key).firstResultOptional();
    }

    /** The edition in exactly this language, else the one in its base language; the oldest of several. */
    public Optional<Edition> in(String language) {
        return find(
                        "language in ?1 order by case when language = ?2 then 0 else 1 end, id",
                        List.of(language, Languages.base(language)),
                        language)
                .firstResultOptional();
    }

    /** What readers may choose from. */
    public List<Edition> visible() {
        return list("visible order by isDefault desc, key");
    }

    /** All of them, the default one first. */
    List<Edition> inOrder() {
        return list("order by isDefault desc, key");
    }

    /** The edition with this key or id, which nobody else can change before the transaction ends. */
    Optional<Edition> locked(String keyOrId) {
        return idOf(keyOrId).flatMap(id -> findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The id of the edition with this key or id. */
    Optional<UUID> idOf(String keyOrId) {
        return session.createNativeQuery(
                        "select id from edition where key = :key or id = :id order by id = :id desc nulls last limit 1",
                        UUID.class)
                .setParameter("key", keyOrId)
                .setParameter("id", Ids.parse(keyOrId).orElse(null), UUID.class)
                .uniqueResultOptional();
    }

    /** Whether articles or domains know it by its key. */
    boolean isUsed(UUID id) {
        return session.createNativeQuery(
                        "select exists (select from article where edition_id = :id)"
                                + " or exists (select from domain_edition where edition_id = :id)",
                        Boolean.class)
                .setParameter("id", id)
                .getSingleResult();
    }

    /** Leaves no edition the default one, for another to become it. */
    void clearDefault() {
        session.createNativeMutationQuery(
                        "update edition set is_default = false, lock_version = lock_version + 1, updated_at = now()"
                                + " where is_default")
                .executeUpdate();
    }

    /** A new edition that readers don't see before something is published in it. */
    public Edition found(String language) {
        var key = language.toLowerCase(Locale.ROOT);
        // Somebody else may be making the same one just now: then theirs is taken.
        getEntityManager()
                .createNativeQuery("insert into edition (id, key, language, title, visible)"
                        + " values (:id, :key, :language, :title, false) on conflict (key) do nothing")
                .setParameter("id", Ids.next())
                .setParameter("key", key)
                .setParameter("language", language)
                .setParameter("title", Languages.nativeName(language))
                .executeUpdate();
        return byKey(key).orElseThrow();
    }

    /** Shows the edition to readers, if it is not shown yet. */
    public void show(Edition edition) {
        if (!edition.visible) {
            // Somebody else may be showing it just now.
            getEntityManager().refresh(edition, LockModeType.PESSIMISTIC_WRITE);
            if (!edition.visible) {
                edition.visible = true;
                changes.record(new Change("edition", edition.id, "created", Set.of(CACHE_TAG)));
            }
        }
    }
}
