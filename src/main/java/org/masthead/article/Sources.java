package org.masthead.article;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.masthead.address.Slug;
import org.masthead.database.Ids;

/** Agencies and partners. */
@ApplicationScoped
class Sources implements PanacheRepositoryBase<Source, UUID> {

    private static final int MAX_SLUG = 80;

    /** The source with this slug or name, or a new one. */
    Source named(String name) {
        var slug = Slug.of(name, MAX_SLUG, "source").text();
        return bySlug(slug).orElseGet(() -> {
            // Somebody else may be making the same one just now: then theirs is taken.
            getEntityManager()
                    .createNativeQuery("insert into source (id, slug, name) values (:id, :slug, :name)"
                            + " on conflict (slug) do nothing")
                    .setParameter("id", Ids.next())
                    .setParameter("slug", slug)
                    .setParameter("name", name)
                    .executeUpdate();
            return bySlug(slug).orElseThrow();
        });
    }

    private Optional<Source> bySlug(String slug) {
        return find("slug", slug).firstResultOptional();
    }
}
