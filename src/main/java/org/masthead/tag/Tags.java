package org.masthead.tag;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.masthead.address.Slug;
import org.masthead.database.Ids;

/** The labels. */
@ApplicationScoped
public class Tags implements PanacheRepositoryBase<Tag, UUID> {

    /** Leaves room in the 80 characters of a slug for the number of a name that is not the first to want it. */
    private static final int MAX_SLUG = 70;

    /**
     * The tag with this slug, else the one with this name, else a new one. C, C++ and C# want the same slug and are
     * three tags: {@code c}, {@code c-2}, {@code c-3}. Readers see tags only where something visible carries them.
     */
    public Tag named(String slugOrName, String language) {
        return Slug.isSlug(slugOrName)
                ? bySlug(slugOrName).orElseGet(() -> ofName(slugOrName, language))
                : ofName(slugOrName, language);
    }

    private Tag ofName(String name, String language) {
        var wanted = Slug.of(name, MAX_SLUG, "tag");
        var tag = withSlug(wanted, name, language);
        for (var number = 2; !tag.isNamed(name); number++) {
            tag = withSlug(wanted.numbered(number), name, language);
        }
        return tag;
    }

    /** The tag that has this slug, be it another's; else a new one of this name. */
    private Tag withSlug(Slug slug, String name, String language) {
        return bySlug(slug.text()).orElseGet(() -> {
            // Somebody else may be taking the same slug just now: then theirs is looked at.
            getEntityManager()
                    .createNativeQuery("insert into tag (id, slug, names)"
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

    private Optional<Tag> bySlug(String slug) {
        return find("slug", slug).firstResultOptional();
    }
}
