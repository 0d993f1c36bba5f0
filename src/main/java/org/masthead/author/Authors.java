package org.masthead.author;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.masthead.address.Slug;
import org.masthead.database.Ids;
import org.masthead.http.Cursor;
import org.masthead.http.Keyset;

/** The people who write. */
@ApplicationScoped
public class Authors implements PanacheRepositoryBase<Author, UUID> {

    static final int MAX_SLUG = 80;

    /** Leaves room for the number of one who is not the first of their name. */
    private static final int MAX_NUMBERED = 70;

    private static final Keyset BY_NAME = new Keyset("(a.name collate \"und-x-icu\")", "text", "a.id", false);

    private final Session session;

    Authors(Session session) {
        this.session = session;
    }

    /** The author who has this slug or had it. */
    public Optional<Author> bySlug(String slug) {
        return idOfSlug(slug).map(this::findById);
    }

    /** The author with this name, or a new one. Readers see authors only where they have written something visible. */
    public Author named(String name) {
        var slug = Slug.of(name, MAX_SLUG, "author").text();
        return bySlug(slug).orElseGet(() -> {
            // Somebody else may be making the same one just now: then theirs is taken.
            session.createNativeMutationQuery("insert into author (id, slug, name) values (:id, :slug, :name)"
                            + " on conflict (slug) do nothing")
                    .setParameter("id", Ids.next())
                    .setParameter("slug", slug)
                    .setParameter("name", name)
                    .executeUpdate();
            return bySlug(slug).orElseThrow();
        });
    }

    /** The author with this id, else the one who has or had this slug. */
    Optional<UUID> idOf(String idOrSlug) {
        return Ids.parse(idOrSlug).filter(id -> count("id", id) > 0).or(() -> idOfSlug(idOrSlug));
    }

    private Optional<UUID> idOfSlug(String slug) {
        return session.createNativeQuery("select author_id from author_slug where slug = :slug", UUID.class)
                .setParameter("slug", slug)
                .uniqueResultOptional();
    }

    /** The author, whom nobody else can change before the transaction ends; nothing when they have just gone. */
    Optional<Author> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The first slug that a name leads to and no author has or had. */
    String freeSlug(String name) {
        var wanted = Slug.of(name, MAX_NUMBERED, "author");
        var slug = wanted;
        for (var number = 2; idOfSlug(slug.text()).isPresent(); number++) {
            slug = wanted.numbered(number);
        }
        return slug.text();
    }

    /**
     * Whether an article that readers see names them, or one that they will see before a transaction of now has ended.
     */
    boolean isLive(UUID id) {
        return session.createNativeQuery(
                        "select exists (select from live_author n join live_article l on l.id = n.live_article_id"
                                + " where n.author_id = :id and l.visible_from <= now() + interval '10 seconds'"
                                + " and (l.visible_until is null or l.visible_until > now()))",
                        Boolean.class)
                .setParameter("id", id)
                .getSingleResult();
    }

    /** How many visible articles are by them. */
    long articles(UUID id) {
        return session.createNativeQuery(
                        "select coalesce(sum(articles), 0)::bigint from visible_label where label_id = :id", Long.class)
                .setParameter("id", id)
                .getSingleResult();
    }

    /** An author in the list of all, and how many visible articles are by them. */
    record Row(UUID id, String name, long articles) {

        List<String> keys() {
            return List.of(name, id.toString());
        }
    }

    /** All authors whose name begins so, by their names, from a place in that order on, the nearest to it first. */
    List<Row> matching(String q, Cursor place, int rows) {
        var query = session.createNativeQuery(
                "select a.id, a.name, coalesce((select v.articles from visible_label v where v.label_id = a.id), 0)"
                        + " from author a where a.erased_at is null"
                        + (q == null ? "" : " and a.folded >= folded(:q) and a.folded < folded(:q) || chr(1114111)")
                        + BY_NAME.behind(place) + BY_NAME.orderBy(place),
                Row.class);
        if (q != null) {
            query.setParameter("q", q);
        }
        Keyset.bind(place, query::setParameter);
        return query.setMaxResults(rows).getResultList();
    }

    /** Those of these ids that exist. */
    List<Author> withIds(List<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1", ids);
    }
}
