package org.masthead.author;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.masthead.address.Slug;
import org.masthead.database.Ids;

/** The people who write. */
@ApplicationScoped
public class Authors implements PanacheRepositoryBase<Author, UUID> {

    private static final int MAX_SLUG = 80;

    public Optional<Author> bySlug(String slug) {
        return find("slug", slug).firstResultOptional();
    }

    /** The author with this name, or a new one. Readers see authors only where they have written something visible. */
    public Author named(String name) {
        var slug = Slug.of(name, MAX_SLUG, "author").text();
        return bySlug(slug).orElseGet(() -> {
            // Somebody else may be making the same one just now: then theirs is taken.
            getEntityManager()
                    .createNativeQuery("insert into author (id, slug, name) values (:id, :slug, :name)"
                            + " on conflict (slug) do nothing")
                    .setParameter("id", Ids.next())
                    .setParameter("slug", slug)
                    .setParameter("name", name)
                    .executeUpdate();
            return bySlug(slug).orElseThrow();
        });
    }
}
