package org.masthead.image;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.masthead.database.Ids;
import org.masthead.database.Statements;
import org.masthead.http.Cursor;
import org.masthead.http.Fault;
import org.masthead.http.Keyset;
import org.masthead.http.ProblemException;

/** The pictures of the publication. */
@ApplicationScoped
public class Images implements PanacheRepositoryBase<Image, UUID> {

    static final Keyset NEWEST = new Keyset("i.created_at", "timestamptz", "i.id", true);

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
            image.placeholder(original.file());
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

    /** The picture, which nobody else can change before the transaction ends. */
    Optional<Image> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** All pictures, the newest first, from a place in that order on, the nearest to it first. */
    List<Image> newest(Cursor place, int rows) {
        var query = getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(
                        "select i.* from image i where true" + NEWEST.behind(place) + NEWEST.orderBy(place),
                        Image.class);
        Keyset.bind(place, query::setParameter);
        return query.setMaxResults(rows).getResultList();
    }

    /** Whether a live row, an author or the publication itself shows it, visible or not yet. */
    boolean isShown(UUID id) {
        return getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(
                        "select exists (select from image_use where image_id = :id)"
                                + " or exists (select from author where image_id = :id)"
                                + " or exists (select from site where logo_image_id = :id)",
                        Boolean.class)
                .setParameter("id", id)
                .getSingleResult();
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
