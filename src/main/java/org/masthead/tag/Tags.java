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

    private static final int MAX_SLUG = 80;

    /** The tag with this slug or name, or a new one. Readers see tags only where something visible carries them. */
    public Tag named(String name, String language) {
        var slug = Slug.of(name, MAX_SLUG, "tag").text();
        return bySlug(slug).orElseGet(() -> {
            // Somebody else may be making the same one just now: then theirs is taken.
            getEntityManager()
                    .createNativeQuery("insert into tag (id, slug, names)"
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

    private Optional<Tag> bySlug(String slug) {
        return find("slug", slug).firstResultOptional();
    }
}
