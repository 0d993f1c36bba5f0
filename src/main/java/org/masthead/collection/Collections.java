package org.masthead.collection;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.masthead.address.Slug;
import org.masthead.change.Change;
import org.masthead.change.ChangeLog;
import org.masthead.change.Positions;
import org.masthead.database.Ids;
import org.masthead.database.TransactionTime;
import org.masthead.http.Cursor;

/** The curated lists. */
@ApplicationScoped
public class Collections implements PanacheRepositoryBase<Collection, UUID> {

    static final int MAX_SLUG = 80;

    /** Longer than a transaction may take. */
    private static final Duration SOON = Duration.ofSeconds(10);

    /** What {@link #arrange} would come to. */
    private static final String WOULD_HOLD = """
            select c.id from collection c
            cross join lateral (select
              exists (select from collection_item i where i.collection_id = c.id and i.article_id = :article) as is_in,
              exists (select from collection_mention m where m.collection_id = c.id and m.article_id = :article) as was_named,
              c.id = any(:named) as is_named) n
            where (n.is_named or c.id in (select collection_id from collection_item where article_id = :article))
              and (n.is_in or not n.was_named) and (n.is_named or not n.was_named)
              and (%s or n.is_named and not n.was_named and c.opens_by_itself
                and (c.visible_until is null or c.visible_until > now()))
            order by c.slug
            """.formatted(Positions.visible("c"));

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
                    .createNativeQuery("insert into collection (id, slug, names, opens_by_itself) values (:id, :slug,"
                            + " jsonb_build_object(cast(:language as text), cast(:name as text)), true)"
                            + " on conflict (slug) do nothing")
                    .setParameter("id", Ids.next())
                    .setParameter("slug", slug)
                    .setParameter("language", language)
                    .setParameter("name", name)
                    .executeUpdate();
            return bySlug(slug).orElseThrow();
        });
    }

    /**
     * Puts an article that is published at the head of the lists that it names, unless it named them already when it
     * was published last: since then its place there, or that it has none, is for the editors of the list to say. Takes
     * it out of those that it named then and does not name any more; those that it was put in by the editors of the
     * list, and never named, keep it. Opens the window of a list that came with an article and never had one.
     */
    public void arrange(java.util.Collection<UUID> named, UUID articleId) {
        var mentioned = mentionedBy(articleId);
        // Whoever else puts an article there has to wait: two would open the list, and take the same place in it. All
        // are locked before any is changed, and in one order: two articles may come and go in the same ones.
        for (var collection : hold(
                Stream.concat(named.stream(), mentioned.stream()).distinct().toList())) {
            if (!named.contains(collection.id)) {
                takeOut(collection, articleId);
            } else if (!mentioned.contains(collection.id)) {
                putFirst(collection, articleId);
            }
        }
    }

    /** Those with these ids, which nobody else changes before the transaction ends: locked in one order. */
    public List<Collection> hold(List<UUID> ids) {
        var collections = withIds(ids);
        collections.forEach(this::lock);
        return collections;
    }

    private void putFirst(Collection collection, UUID articleId) {
        getEntityManager()
                .createNativeQuery("insert into collection_mention (article_id, collection_id)"
                        + " values (:article, :collection) on conflict do nothing")
                .setParameter("article", articleId)
                .setParameter("collection", collection.id)
                .executeUpdate();
        var opens = collection.opensByItself
                && (collection.visibleUntil == null || collection.visibleUntil.isAfter(clock.instant()));
        if (opens) {
            collection.opensByItself = false;
            collection.visibleFrom = TransactionTime.of(getSession());
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
        if (opens || added > 0) {
            changed(collection);
            var told = opens ? shown(collection) : new HashSet<UUID>();
            told.add(articleId);
            recordChange(collection, "item-added", told);
        }
    }

    /** Those of its articles that readers see, which tell that they stand in it. */
    Set<UUID> shown(Collection collection) {
        return new HashSet<>(getSession()
                .createNativeQuery(
                        "select i.article_id from collection_item i join live_article l on l.article_id = i.article_id"
                                + " where i.collection_id = :collection and " + Positions.visible("l"),
                        UUID.class)
                .setParameter("collection", collection.id)
                .getResultList());
    }

    private void takeOut(Collection collection, UUID articleId) {
        forget("collection_mention", collection, articleId);
        if (forget("collection_item", collection, articleId) > 0) {
            changed(collection);
            recordChange(collection, "item-removed", Set.of(articleId));
        }
    }

    private int forget(String table, Collection collection, UUID articleId) {
        return getEntityManager()
                .createNativeQuery(
                        "delete from " + table + " where collection_id = :collection and article_id = :article")
                .setParameter("collection", collection.id)
                .setParameter("article", articleId)
                .executeUpdate();
    }

    /**
     * The lists in which readers would find an article if it were published now and named these, in the order of their
     * slugs.
     */
    public List<UUID> thatWouldHold(UUID articleId, java.util.Collection<UUID> named) {
        return getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(WOULD_HOLD, UUID.class)
                .setParameter("article", articleId)
                .setParameter("named", named.toArray(UUID[]::new))
                .getResultList();
    }

    private List<UUID> mentionedBy(UUID articleId) {
        return getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(
                        "select collection_id from collection_mention where article_id = :article", UUID.class)
                .setParameter("article", articleId)
                .getResultList();
    }

    /** The collection with this id, else with this slug. */
    Optional<Collection> byIdOrSlug(String idOrSlug) {
        return Ids.parse(idOrSlug).flatMap(this::findByIdOptional).or(() -> bySlug(idOrSlug));
    }

    /** Collections in the order of their slugs, from a place in it on, the nearest to it first. */
    List<Collection> inOrder(Cursor place, int rows) {
        var direction = Cursor.isBefore(place) ? " desc" : "";
        var found = place == null
                ? find("order by slug")
                : find(
                        "slug " + (Cursor.isBefore(place) ? "<" : ">") + " ?1 order by slug" + direction,
                        place.keys().get(0));
        return found.range(0, rows - 1).list();
    }

    /** Lets nobody else change the collection or its items before the transaction ends, and reads what it is by now. */
    void lock(Collection collection) {
        getEntityManager().refresh(collection, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Notes that it or its items were changed. */
    void changed(Collection collection) {
        collection.changedAt(clock.instant());
    }

    /** Whether readers see it, or will before a transaction of now has ended. */
    boolean isSeen(Collection collection) {
        return collection.isVisibleBetween(clock.instant(), clock.instant().plus(SOON));
    }

    /** Tells readers of another list, with the articles that came or went; nothing when they do not see it. */
    void recordChange(Collection collection, String reason, Set<UUID> articles) {
        if (isSeen(collection)) {
            tell(collection.id, reason, articles);
        }
    }

    /** The same of a list that is known to come or go. */
    void tell(UUID id, String reason, Set<UUID> articles) {
        var tags = new LinkedHashSet<>(Set.of("collections", Change.tag("collection", id)));
        // An article tells in which lists it is.
        articles.forEach(article -> tags.add(Change.tag("article", article)));
        changes.record(new Change("collection", id, reason, tags));
    }
}
