package org.masthead.tag;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
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
        return find("slug", slug).firstResultOptional().orElseGet(() -> {
            var tag = new Tag();
            tag.id = Ids.next();
            tag.slug = slug;
            tag.names.put(language, name);
            persist(tag);
            return tag;
        });
    }
}
