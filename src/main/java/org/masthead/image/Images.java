package org.masthead.image;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.masthead.database.Ids;

/** The pictures of the publication. */
@ApplicationScoped
public class Images implements PanacheRepositoryBase<Image, UUID> {

    /**
     * The picture that stood at this address, or a new one that waits for its bytes.
     *
     * @param sourceUrl absolute URL, or null when nobody knows where it stood: then it is always a new one
     */
    public Image waiting(
            String sourceUrl, String language, String alt, String caption, String credit, String createdBy) {
        var known = sourceUrl == null ? null : find("sourceUrl", sourceUrl).firstResult();
        if (known != null) {
            return known;
        }
        var image = new Image();
        image.id = Ids.next();
        image.sourceUrl = sourceUrl;
        image.createdBy = createdBy;
        if (alt != null) {
            image.alts.put(language, alt);
        }
        if (caption != null) {
            image.captions.put(language, caption);
        }
        if (credit != null) {
            image.credits.put(language, credit);
        }
        persist(image);
        return image;
    }

    /** Those of these ids that exist. */
    public List<Image> withIds(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1", ids);
    }
}
