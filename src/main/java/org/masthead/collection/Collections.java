package org.masthead.collection;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.masthead.address.Slug;
import org.masthead.change.Change;
import org.masthead.change.ChangeLog;
import org.masthead.database.Ids;

/** The curated lists. */
@ApplicationScoped
public class Collections implements PanacheRepositoryBase<Collection, UUID> {

    private static final int MAX_SLUG = 80;

    private final ChangeLog changes;
    private final Clock clock;

    Collections(ChangeLog changes, Clock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    /** Those of these ids that exist. */
    public List<Collection> withIds(java.util.Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1 order by id", ids);
    }

    public Optional<Collection> bySlug(String slug) {
        return find("slug", slug).firstResultOptional();
    }

    /** The collection with this name, or a new one that readers don't see yet. */
    public Collection named(String name, String language) {
        var slug = Slug.of(name, MAX_SLUG, "collection").text();
        return bySlug(slug).orElseGet(() -> {
            // Somebody else may be making the same one just now: then theirs is taken.
            getEntityManager()
                    .createNativeQuery("insert into collection (id, slug, names)"
                            + " values (:id, :slug, jsonb_build_object(cast(:language as text), cast(:name as text)))"
                            + " on conflict (slug) do nothing")
                    .setParameter("id", Ids.next())
                    .setParameter("slug", slug)
                    .setParameter("language", language)
                    .setParameter("name", name)
                    .executeUpdate();
            return bySlug(slug).orElseThrow();
        });
    }

    /** Puts an article at the head of the list, unless it is in it; opens the list's window if it never was. */
    public void putFirst(Collection collection, UUID articleId) {
        // Whoever else puts an article there has to wait: two would open the list, and take the same place in it.
        getEntityManager().refresh(collection, LockModeType.PESSIMISTIC_WRITE);
        if (collection.visibleFrom == null) {
            collection.visibleFrom = clock.instant();
        }
        var added = getEntityManager()
                .createNativeQuery("""
                        insert into collection_item (collection_id, article_id, position)
                        select :collection, :article, coalesce(min(position), 0) - 1
                        from collection_item where collection_id = :collection
                        on conflict (collection_id, article_id) do nothing
                        """)
                .setParameter("collection", collection.id)
                .setParameter("article", articleId)
                .executeUpdate();
        if (added > 0) {
            recordChange(collection, articleId, "item-added");
        }
    }

    /** Takes an article out of all lists but these. */
    public void keepOnlyIn(java.util.Collection<UUID> kept, UUID articleId) {
        for (var collection : withIds(containing(articleId))) {
            if (!kept.contains(collection.id)) {
                getEntityManager()
                        .createNativeQuery(
                                "delete from collection_item where collection_id = :collection and article_id = :article")
                        .setParameter("collection", collection.id)
                        .setParameter("article", articleId)
                        .executeUpdate();
                recordChange(collection, articleId, "item-removed");
            }
        }
    }

    /** The ids of the lists that an article is in. */
    public List<UUID> containing(UUID articleId) {
        return getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(
                        "select collection_id from collection_item where article_id = :article order by collection_id",
                        UUID.class)
                .setParameter("article", articleId)
                .getResultList();
    }

    private void recordChange(Collection collection, UUID articleId, String reason) {
        changes.record(new Change(
                "collection",
                collection.id,
                reason,
                Set.of("collections", Change.tag("collection", collection.id), Change.tag("article", articleId))));
    }
}
