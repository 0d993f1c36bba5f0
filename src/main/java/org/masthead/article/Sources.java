package org.masthead.article;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
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
        return find("slug", slug).firstResultOptional().orElseGet(() -> {
            var source = new Source();
            source.id = Ids.next();
            source.slug = slug;
            source.name = name;
            persist(source);
            return source;
        });
    }
}
