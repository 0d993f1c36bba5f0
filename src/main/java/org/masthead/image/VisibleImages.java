package org.masthead.image;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.masthead.change.Positions;
import org.masthead.http.Cursor;
import org.masthead.http.Keyset;

/** Pictures as readers have them: those that something visible shows, by the database's clock. */
@ApplicationScoped
class VisibleImages {

    /** Shown by a visible article, by an author who has one, or by the publication itself. */
    private static final String VISIBLE = """
            (exists (select 1 from image_use u join live_article l on l.id = u.live_article_id
                where u.image_id = i.id and %s)
              or exists (select 1 from author a cross join lateral (select from visible_label v where v.label_id = a.id) v
                where a.image_id = i.id)
              or exists (select 1 from site s where s.logo_image_id = i.id))
            """.formatted(Positions.visible("l"));

    private final Session session;

    VisibleImages(Session session) {
        this.session = session;
    }

    /** The pictures, the newest first, from a place in that order on, the nearest to it first. */
    List<Image> newest(Cursor place, int rows) {
        var query = session.createNativeQuery(
                "select i.* from image i where " + VISIBLE + Images.NEWEST.behind(place) + Images.NEWEST.orderBy(place),
                Image.class);
        Keyset.bind(place, query::setParameter);
        return query.setMaxResults(rows).getResultList();
    }

    static List<String> keys(Image image) {
        return List.of(image.createdAt.toString(), image.id.toString());
    }

    Optional<Image> withId(UUID id) {
        return session.createNativeQuery("select i.* from image i where i.id = :id and " + VISIBLE, Image.class)
                .setParameter("id", id)
                .uniqueResultOptional();
    }
}
