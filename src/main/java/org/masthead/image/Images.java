package org.masthead.image;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.masthead.database.Ids;
import org.masthead.database.Statements;
import org.masthead.http.Fault;
import org.masthead.http.ProblemException;

/** The pictures of the publication. */
@ApplicationScoped
public class Images implements PanacheRepositoryBase<Image, UUID> {

    private final Originals originals;
    private final Statements statements;

    Images(Originals originals, Statements statements) {
        this.originals = originals;
        this.statements = statements;
    }

    /**
     * The picture of this file, which is kept as it is; the same file is the same picture. Readers see it as soon as
     * something visible shows it. Its texts are the caller's to set.
     *
     * @param jpegOrPng a whole file
     * @throws ProblemException 422 when it is neither
     */
    public Image store(byte[] jpegOrPng, String createdBy) throws IOException {
        var picture = Picture.in(jpegOrPng)
                .orElseThrow(
                        () -> ProblemException.validation(Fault.at("", "no-picture", "must be a JPEG or PNG file")));
        var original = originals.put(new ByteArrayInputStream(jpegOrPng), jpegOrPng.length);
        return find("digest", original.digest()).firstResultOptional().orElseGet(() -> {
            var image = new Image();
            image.id = Ids.next();
            image.createdBy = createdBy;
            image.has(original, picture);
            persist(image);
            return image;
        });
    }

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

    /**
     * Those of these pictures that exist, with what an {@link ImageView} is made of and no more, apart from any
     * session.
     */
    public List<Image> shown(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : statements.list(
                        "select " + ImageColumns.COLUMNS + " from image i where i.id = any(:ids)",
                        Map.of("ids", ids.toArray(UUID[]::new)),
                        ImageColumns::of);
    }

    /** Those of these ids that exist. One text whatever their number, so that it is translated once. */
    public List<Image> withIds(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery("select * from image where id = any(:ids)", Image.class)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .getResultList();
    }
}
