package org.masthead.collection;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.masthead.change.Positions;
import org.masthead.database.Ids;
import org.masthead.http.Cursor;

/** Curated lists as readers have them: within their window by the database's clock. */
@ApplicationScoped
class VisibleCollections {

    private static final String VISIBLE = """
            select c.id, c.slug, coalesce(in_language(c.names, cast(:language as text)), c.slug) as name,
              c.visible_from, c.visible_until,
              (select count(*) from collection_item i join live_article l on l.article_id = i.article_id
                where i.collection_id = c.id and %s) as articles
            from collection c
            where %s
            """.formatted(Positions.visible("l"), Positions.visible("c"));

    private final Session session;

    VisibleCollections(Session session) {
        this.session = session;
    }

    /** Lists in the order of their slugs, from a place in it on, the nearest to it first. */
    List<CollectionView> bySlug(String language, Cursor place, int rows) {
        var backwards = Cursor.isBefore(place);
        var query = ask(
                language,
                (place == null ? "" : " and c.slug " + (backwards ? "<" : ">") + " :slug") + " order by c.slug"
                        + (backwards ? " desc" : ""));
        if (place != null) {
            query.setParameter("slug", place.keys().get(0));
        }
        return query.setMaxResults(rows).getResultList();
    }

    /** The list with this id, else with this slug. */
    Optional<CollectionView> named(String slugOrId, String language) {
        return ask(language, """
                         and c.id = coalesce((select id from collection where id = :id),
                          (select id from collection where slug = :slug))
                        """)
                .setParameter("id", Ids.parse(slugOrId).orElse(null), UUID.class)
                .setParameter("slug", slugOrId)
                .uniqueResultOptional();
    }

    private NativeQuery<CollectionView> ask(String language, String which) {
        return session.createNativeQuery(VISIBLE + which, CollectionView.class)
                .setParameter("language", language, String.class);
    }
}
