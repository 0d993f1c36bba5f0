package org.masthead.image;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.masthead.change.Change;
import org.masthead.change.ChangeLog;
import org.masthead.database.Ids;
import org.masthead.database.Statements;
import org.masthead.http.Cursor;
import org.masthead.http.Fault;
import org.masthead.http.Keyset;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;
import org.masthead.http.ProblemException;
import org.masthead.picture.NotAPicture;
import org.masthead.picture.PictureFile;
import org.masthead.rendition.Placeholder;
import org.masthead.rendition.Unreadable;

/** The pictures of the publication. */
@ApplicationScoped
public class Images implements PanacheRepositoryBase<Image, UUID> {

    /** With the lock on the bytes, whose number nothing else locks by. */
    static final String LOCK = "select pg_advisory_xact_lock(hashtextextended(:digest, 29)) is not null";

    static final Keyset NEWEST = new Keyset("i.created_at", "timestamptz", "i.id", true);

    private final Originals originals;
    private final DiscardPictures discard;
    private final Statements statements;
    private final ChangeLog changes;

    Images(Originals originals, DiscardPictures discard, Statements statements, ChangeLog changes) {
        this.originals = originals;
        this.discard = discard;
        this.statements = statements;
        this.changes = changes;
    }

    /**
     * The picture of this file, which is kept as it is; the same file is the same picture. Readers see it as soon as
     * something visible shows it. Its texts are the caller's to set, whatever the file tells. Once the running
     * transaction, which there must be, has failed, the file goes again, unless a picture has it.
     *
     * @throws ProblemException 422 when it is none, 503 when too many are being decoded
     */
    public Image store(byte[] file, String createdBy) throws IOException {
        var original = originals.put(new ByteArrayInputStream(file), file.length);
        discard.bytesUnlessCommitted(original.digest());
        try {
            var picture = PictureFile.read(original.file(), StandardCharsets.UTF_8, ZoneOffset.UTC);
            return withDigest(original.digest())
                    .orElseGet(() -> made(
                            original.digest(),
                            file.length,
                            picture,
                            placeholder(original.file(), picture, Placeholder.PATIENCE),
                            createdBy));
        } catch (NotAPicture e) {
            throw ProblemException.validation(Fault.at("", "no-picture", e.getMessage()));
        }
    }

    /** A new picture of these bytes, which are kept. */
    Image made(byte[] digest, long length, PictureFile file, Placeholder shown, String createdBy) {
        var image = new Image();
        image.id = Ids.next();
        image.createdBy = createdBy;
        image.has(digest, length, file, shown);
        persist(image);
        return image;
    }

    /**
     * What to show of a picture until it is there.
     *
     * @throws ProblemException 422 when its pixels cannot be read, so that there would be no renditions of it; 503 when
     *     too many are being decoded to wait for
     */
    static Placeholder placeholder(Path original, PictureFile file, Duration patience) {
        try {
            return Optional.ofNullable(Placeholder.of(original, file.mediaType(), patience))
                    .orElseThrow(() -> Problem.of(ProblemCode.OVERLOADED)
                            .detail("Too many pictures are being decoded; try again after Retry-After.")
                            .header("Retry-After", "2")
                            .exception());
        } catch (Unreadable.TooLarge large) {
            throw ProblemException.validation(Fault.at(
                    "",
                    "picture-too-large",
                    "must be smaller: as WebP it takes more memory than there is to decode it"));
        } catch (Unreadable broken) {
            throw ProblemException.validation(Fault.at(
                    "", "broken-picture", "must be a picture that can be decoded; save it anew, as JPEG or PNG"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Image> withDigest(byte[] digest) {
        return find("digest", digest).firstResultOptional();
    }

    /** Until the running transaction ends, nobody else brings these bytes or takes them away. */
    void lock(byte[] digest) {
        getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(LOCK, Boolean.class)
                .setParameter("digest", HexFormat.of().formatHex(digest))
                .getSingleResult();
    }

    /** Keeps what the file told as it came. */
    void keepMetadata(UUID id, String json) {
        flush();
        getEntityManager()
                .unwrap(Session.class)
                .createNativeMutationQuery("update image set metadata = cast(:json as jsonb) where id = :id")
                .setParameter("json", json)
                .setParameter("id", id)
                .executeUpdate();
    }

    /**
     * What {@link #keepMetadata} kept, as JSON; {@code {}} when there is none. Nothing when there is no such picture.
     */
    Optional<String> metadata(UUID id) {
        return statements.first(
                "select coalesce(metadata::text, '{}') from image where id = :id",
                Map.of("id", id),
                row -> row.getString(1));
    }

    /**
     * The picture that stood at this address, or a new one that waits for its bytes, with those of the texts that are
     * not longer than a picture can have.
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
        tell(image.alts, language, alt, ImageDraft.LONGEST_ALT);
        tell(image.captions, language, caption, ImageDraft.LONGEST_CAPTION);
        tell(image.credits, language, credit, ImageDraft.LONGEST_CREDIT);
        persist(image);
        return image;
    }

    private static void tell(Map<String, String> texts, String language, String text, int longest) {
        if (text != null && text.length() <= longest) {
            texts.put(language, text);
        }
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
    private boolean isShown(UUID id) {
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

    /**
     * Tells readers that it looks different, wherever it is shown or is just about to be; nothing when it is shown
     * nowhere.
     */
    void recordChange(UUID id) {
        if (!hold(id) || isShown(id)) {
            changes.record(new Change("image", id, "updated", Set.of("images", "articles", ImageResource.tag(id))));
        }
    }

    /**
     * Whoever begins to show it from now on waits for the end of the running transaction: {@code image_use} and others
     * take a share in the row that they refer to. False when somebody has one already, who is not waited for, and of
     * whom it cannot be seen yet. In a statement of its own: the next one sees all that was done before.
     */
    private boolean hold(UUID id) {
        return !getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery("select true from image where id = :id for update skip locked", Boolean.class)
                .setParameter("id", id)
                .getResultList()
                .isEmpty();
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
