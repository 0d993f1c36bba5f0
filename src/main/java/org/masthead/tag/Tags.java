package org.masthead.tag;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.masthead.address.Slug;
import org.masthead.database.Columns;
import org.masthead.database.Ids;
import org.masthead.database.Statements;
import org.masthead.http.Cursor;
import org.masthead.http.Keyset;

/** The labels. */
@ApplicationScoped
public class Tags implements PanacheRepositoryBase<Tag, UUID> {

    static final int MAX_SLUG = 80;

    /** Leaves room in the 80 characters of a slug for the number of a name that is not the first to want it. */
    private static final int MAX_MADE = 70;

    private static final Keyset BY_NAME = new Keyset("n.name", "text", "n.tag_id", false);

    private final Session session;
    private final Statements statements;

    Tags(Session session, Statements statements) {
        this.session = session;
        this.statements = statements;
    }

    /**
     * The tag with this slug, else the one with this name, else a new one. C, C++ and C# want the same slug and are
     * three tags: {@code c}, {@code c-2}, {@code c-3}. Slugs and names that a tag had before it was renamed or merged
     * lead to it too. Readers see tags only where something visible carries them.
     */
    public Tag named(String slugOrName, String language) {
        return Slug.isSlug(slugOrName)
                ? bySlug(slugOrName).orElseGet(() -> ofName(slugOrName, language))
                : ofName(slugOrName, language);
    }

    /** The ids of those tags that these slugs or names lead to, as {@link #named} finds them, none made. */
    public Map<String, UUID> known(Collection<String> slugsOrNames) {
        var slugs = new HashMap<String, String>();
        slugsOrNames.forEach(name -> slugs.put(
                name, Slug.isSlug(name) ? name : Slug.of(name, MAX_MADE, "tag").text()));
        var found = new HashMap<String, Tag>();
        statements.list(
                "select s.slug as sought, t.id, t.names from tag_slug s join tag t on t.id = s.tag_id"
                        + " where s.slug = any(:slugs)",
                Map.of("slugs", slugs.values().toArray(String[]::new)),
                row -> {
                    var tag = new Tag();
                    tag.id = Columns.uuid(row, "id");
                    tag.names = Columns.texts(row, "names");
                    return found.put(row.getString("sought"), tag);
                });
        var known = new HashMap<String, UUID>();
        slugs.forEach((name, slug) -> {
            var tag = found.get(slug);
            if (tag != null && (slug.equals(name) || tag.isNamed(name))) {
                known.put(name, tag.id);
            }
        });
        return known;
    }

    private Tag ofName(String name, String language) {
        var wanted = Slug.of(name, MAX_MADE, "tag");
        var slug = wanted;
        var tag = withSlug(slug, name, language);
        for (var number = 2; !tag.isNamed(name) && !wasNamed(tag, slug.text(), name); number++) {
            slug = wanted.numbered(number);
            tag = withSlug(slug, name, language);
        }
        return tag;
    }

    private boolean wasNamed(Tag tag, String slug, String name) {
        return !tag.slug.equals(slug)
                && Tag.isAmong(
                        session.createNativeQuery(
                                        "select n.value from tag_slug s cross join jsonb_each_text(s.names) n where s.slug = :slug",
                                        String.class)
                                .setParameter("slug", slug)
                                .getResultList(),
                        name);
    }

    /** The tag that has this slug, be it another's; else a new one of this name. */
    private Tag withSlug(Slug slug, String name, String language) {
        return bySlug(slug.text()).orElseGet(() -> {
            // Somebody else may be taking the same slug just now: then theirs is looked at.
            session.createNativeMutationQuery("insert into tag (id, slug, names)"
                            + " values (:id, :slug, jsonb_build_object(cast(:language as text), cast(:name as text)))"
                            + " on conflict (slug) do nothing")
                    .setParameter("id", Ids.next())
                    .setParameter("slug", slug.text())
                    .setParameter("language", language)
                    .setParameter("name", name)
                    .executeUpdate();
            return bySlug(slug.text()).orElseThrow();
        });
    }

    /** The tag that has this slug or had it. */
    Optional<Tag> bySlug(String slug) {
        return idOfSlug(slug).map(this::findById);
    }

    /** The tag with this id, else the one that has or had this slug. */
    Optional<UUID> idOf(String idOrSlug) {
        return Ids.parse(idOrSlug).filter(id -> count("id", id) > 0).or(() -> idOfSlug(idOrSlug));
    }

    private Optional<UUID> idOfSlug(String slug) {
        return session.createNativeQuery("select tag_id from tag_slug where slug = :slug", UUID.class)
                .setParameter("slug", slug)
                .uniqueResultOptional();
    }

    /** The tag, which nobody else can change before the transaction ends; nothing when it has just gone. */
    Optional<Tag> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The first slug that a name leads to and no tag has or had. */
    String freeSlug(String name) {
        var wanted = Slug.of(name, MAX_MADE, "tag");
        var slug = wanted;
        for (var number = 2; idOfSlug(slug.text()).isPresent(); number++) {
            slug = wanted.numbered(number);
        }
        return slug.text();
    }

    /** Remembers what the tag was called under its slug, as long as it is not remembered for that slug already. */
    void rememberNames(UUID id) {
        session.createNativeMutationQuery("update tag_slug s set names = coalesce(s.names, t.names)"
                        + " from tag t where t.id = s.tag_id and t.id = :id and t.slug = s.slug")
                .setParameter("id", id)
                .executeUpdate();
    }

    /**
     * Whether an article that readers see carries it, or one that they will see before a transaction of now has ended.
     */
    boolean isLive(UUID id) {
        return session.createNativeQuery(
                        "select exists (select from live_tag n join live_article l on l.id = n.live_article_id"
                                + " where n.tag_id = :id and l.visible_from <= now() + interval '10 seconds'"
                                + " and (l.visible_until is null or l.visible_until > now()))",
                        Boolean.class)
                .setParameter("id", id)
                .getSingleResult();
    }

    /** How many visible articles carry it. */
    long articles(UUID id) {
        return session.createNativeQuery(
                        "select coalesce(sum(articles), 0)::bigint from visible_label where label_id = :id", Long.class)
                .setParameter("id", id)
                .getSingleResult();
    }

    /**
     * A tag in the list of all.
     *
     * @param key its name in the order of the list
     * @param articles how many visible ones carry it
     */
    record Row(String key, UUID id, long articles) {

        List<String> keys() {
            return List.of(key, id.toString());
        }
    }

    /** All tags whose name begins so, in the order of their names, from a place in it on, the nearest to it first. */
    List<Row> matching(String q, String language, Cursor place, int rows) {
        var query = session.createNativeQuery(
                "select n.name, n.tag_id, coalesce((select v.articles from visible_label v where v.label_id = n.tag_id), 0)"
                        + " from tag_name n where n.language = :language"
                        + (q == null ? "" : " and n.folded >= folded(:q) and n.folded < folded(:q) || chr(1114111)")
                        + BY_NAME.behind(place) + BY_NAME.orderBy(place),
                Row.class);
        if (q != null) {
            query.setParameter("q", q);
        }
        Keyset.bind(place, query::setParameter);
        return query.setParameter("language", language).setMaxResults(rows).getResultList();
    }

    /** Those of these ids that exist. */
    Map<UUID, Tag> withIds(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : list("id in ?1", ids).stream().collect(Collectors.toMap(tag -> tag.id, Function.identity()));
    }
}
