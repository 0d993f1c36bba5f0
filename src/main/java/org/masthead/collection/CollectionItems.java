package org.masthead.collection;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;
import org.masthead.change.Positions;
import org.masthead.database.Ids;
import org.masthead.http.Cursor;

/**
 * The articles in curated lists, drafts included, each at a position of its own. Positions have gaps and begin
 * anywhere: who makes room for one moves those before it, since lists are mostly edited near their heads. The list is
 * locked.
 */
@ApplicationScoped
class CollectionItems {

    private static final String ROWS = """
            select a.id, s.slug, r.content ->> 'headline' as headline,
              exists (select from live_article l where l.article_id = a.id and %s) as visible, i.position
            from collection_item i
            join article a on a.id = i.article_id and a.removed_at is null
            join revision r on r.article_id = a.id and r.number = a.revision
            join slug s on s.article_id = a.id and s.current
            where i.collection_id = :collection
            """.formatted(Positions.visible("l"));

    private static final String NAMED = """
            select coalesce(a.id, s.article_id)
            from unnest(:ids, :names) with ordinality n (id, name, place)
            left join article a on a.id = n.id
            left join slug s on s.slug = n.name
            order by n.place
            """;

    private final Session session;

    CollectionItems(Session session) {
        this.session = session;
    }

    record Row(UUID article, String slug, String headline, Boolean visible, Long position) {

        List<String> keys() {
            return List.of(position.toString());
        }

        CollectionItem item() {
            return new CollectionItem(article, slug, headline, visible);
        }
    }

    /** Items in their order, from a place in it on, the nearest to it first. */
    List<Row> inOrder(UUID collection, Cursor place, int rows) {
        var backwards = Cursor.isBefore(place);
        var query = session.createNativeQuery(
                        ROWS + (place == null ? "" : " and i.position " + (backwards ? "<" : ">") + " :position")
                                + " order by i.position" + (backwards ? " desc" : ""),
                        Row.class)
                .setParameter("collection", collection);
        if (place != null) {
            query.setParameter("position", Long.parseLong(place.keys().get(0)));
        }
        return query.setMaxResults(rows).getResultList();
    }

    /** The articles with these ids or slugs, null where there is none. */
    List<UUID> named(List<String> idsOrSlugs) {
        return session.createNativeQuery(NAMED, UUID.class)
                .setParameter(
                        "ids",
                        idsOrSlugs.stream()
                                .map(name -> Ids.parse(name).orElse(null))
                                .toArray(UUID[]::new))
                .setParameter("names", idsOrSlugs.toArray(String[]::new))
                .getResultList();
    }

    /** All articles of a list in their order. */
    List<UUID> of(UUID collection) {
        return session.createNativeQuery(
                        "select article_id from collection_item where collection_id = :collection order by position",
                        UUID.class)
                .setParameter("collection", collection)
                .getResultList();
    }

    /** Those of these articles that readers can see. */
    Set<UUID> visible(java.util.Collection<UUID> articles) {
        return new HashSet<>(session.createNativeQuery(
                        "select l.article_id from live_article l where l.article_id = any(:articles) and "
                                + Positions.visible("l"),
                        UUID.class)
                .setParameter("articles", articles.toArray(UUID[]::new))
                .getResultList());
    }

    /** Makes these articles the whole list, in this order. */
    void replace(UUID collection, List<UUID> articles) {
        var ids = articles.toArray(UUID[]::new);
        mutation(
                        "delete from collection_item where collection_id = :collection and article_id <> all(:ids)",
                        collection)
                .setParameter("ids", ids)
                .executeUpdate();
        mutation(
                        "insert into collection_item (collection_id, article_id, position)"
                                + " select :collection, article, place from unnest(:ids) with ordinality n (article, place)"
                                + " on conflict (collection_id, article_id) do update set position = excluded.position",
                        collection)
                .setParameter("ids", ids)
                .executeUpdate();
    }

    /** Takes an article out; false when it was not in the list. */
    boolean remove(UUID collection, UUID article) {
        return mutation(
                                "delete from collection_item where collection_id = :collection and article_id = :article",
                                collection)
                        .setParameter("article", article)
                        .executeUpdate()
                > 0;
    }

    /** Puts an article that is not in the list at its head. */
    void putFirst(UUID collection, UUID article) {
        mutation(
                        "insert into collection_item (collection_id, article_id, position)"
                                + " select :collection, :article, coalesce(min(position), 0) - 1"
                                + " from collection_item where collection_id = :collection",
                        collection)
                .setParameter("article", article)
                .executeUpdate();
    }

    /**
     * Puts an article that is not in the list right before or after one that is.
     *
     * @return false when that is not in the list
     */
    boolean put(UUID collection, UUID article, UUID other, boolean after) {
        var place = session.createNativeQuery(
                        "select position from collection_item where collection_id = :collection and article_id = :other",
                        Long.class)
                .setParameter("collection", collection)
                .setParameter("other", other)
                .uniqueResultOptional();
        if (place.isEmpty()) {
            return false;
        }
        var position = after ? place.get() : place.get() - 1;
        mutation(
                        "update collection_item set position = position - 1"
                                + " where collection_id = :collection and position <= :position",
                        collection)
                .setParameter("position", position)
                .executeUpdate();
        mutation(
                        "insert into collection_item (collection_id, article_id, position)"
                                + " values (:collection, :article, :position)",
                        collection)
                .setParameter("article", article)
                .setParameter("position", position)
                .executeUpdate();
        return true;
    }

    private MutationQuery mutation(String text, UUID collection) {
        return session.createNativeMutationQuery(text).setParameter("collection", collection);
    }
}
