package org.masthead.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.masthead.access.Audit;
import org.masthead.access.Callers;
import org.masthead.access.EffectOnce;
import org.masthead.http.Fault;
import org.masthead.http.IfMatch;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;
import org.masthead.http.ProblemException;
import org.masthead.http.Upload;
import org.masthead.picture.NotAPicture;
import org.masthead.picture.PictureFile;
import org.masthead.rendition.Placeholder;
import org.masthead.site.Editions;
import org.masthead.site.Sites;

/**
 * Takes the file of a picture in. It is read and kept before there is a transaction, which then is short; of two who
 * bring the same bytes at once, both get the one picture.
 */
@ApplicationScoped
class BringPicture {

    private final Images images;
    private final Originals originals;
    private final DiscardPictures discard;
    private final ImagesConfig config;
    private final Sites sites;
    private final Editions editions;
    private final EffectOnce effect;
    private final Audit audit;
    private final Callers callers;
    private final ObjectMapper json;

    BringPicture(
            Images images,
            Originals originals,
            DiscardPictures discard,
            ImagesConfig config,
            Sites sites,
            Editions editions,
            EffectOnce effect,
            Audit audit,
            Callers callers,
            ObjectMapper json) {
        this.images = images;
        this.originals = originals;
        this.discard = discard;
        this.config = config;
        this.sites = sites;
        this.editions = editions;
        this.effect = effect;
        this.audit = audit;
        this.callers = callers;
        this.json = json;
    }

    /** A picture, and whether there was none of these bytes before. */
    record Brought(Image image, boolean isNew) {}

    /**
     * The picture of these bytes: a new one that is told of as its file says, or the one that there is, as it is.
     *
     * @throws ProblemException 415 when they are no picture of a type that is taken, 422 when they are a broken one or
     *     one too large to be decoded, 503 when too many others are being decoded
     */
    Brought asNew(Upload upload) {
        return asNew(upload, Placeholder.PATIENCE);
    }

    /** @param patience how long is waited for others to be decoded, before a 503 */
    Brought asNew(Upload upload, Duration patience) {
        var file = read(upload.file());
        var shown = placeholder(upload, file, patience);
        keep(upload);
        effect.begin();
        return QuarkusTransaction.joiningExisting().call(() -> {
            discard.bytesUnlessCommitted(upload.sha256());
            images.lock(upload.sha256());
            keep(upload);
            var known = images.withDigest(upload.sha256());
            if (known.isPresent()) {
                return new Brought(known.get(), false);
            }
            var image = images.made(
                    upload.sha256(),
                    upload.bytes(),
                    file,
                    shown,
                    callers.current().name());
            describe(image, file);
            audit.record("create", "image", image.id);
            return new Brought(image, true);
        });
    }

    /**
     * Gives a picture its file, or another one in the place of the one that it has.
     *
     * @throws ProblemException as above; 409 when another picture has these bytes
     */
    Image asFileOf(UUID id, IfMatch lock, Upload upload) {
        var file = read(upload.file());
        var shown = placeholder(upload, file, Placeholder.PATIENCE);
        keep(upload);
        return QuarkusTransaction.joiningExisting().call(() -> {
            discard.bytesUnlessCommitted(upload.sha256());
            var image = images.locked(id).orElseThrow(ProblemException::notFound);
            lock.require(image.etag());
            images.lock(upload.sha256());
            keep(upload);
            requireNoOther(image, upload.sha256());
            var former = image.digest;
            if (former == null) {
                new DescribeImage(image, editions.byDefault().language).keepWhatIsThere();
            } else {
                discard.bytesOnceCommitted(List.of(former));
            }
            image.has(upload.sha256(), upload.bytes(), file, shown);
            describe(image, file);
            audit.record("update", "image", image.id);
            images.recordChange(image.id);
            images.flush();
            return image;
        });
    }

    /** Of bytes that a picture has it is known, however many others are being decoded. */
    private Placeholder placeholder(Upload upload, PictureFile file, Duration patience) {
        return images.withDigest(upload.sha256())
                .filter(known -> known.placeholder != null)
                .map(known -> new Placeholder(known.placeholder, known.dominantColor))
                .orElseGet(() -> Images.placeholder(upload.file(), file, patience));
    }

    private void requireNoOther(Image image, byte[] digest) {
        images.withDigest(digest).filter(other -> !other.id.equals(image.id)).ifPresent(other -> {
            throw Problem.of(ProblemCode.CONFLICT)
                    .detail("Another picture has these bytes; image names it.")
                    .member("image", other.id.toString())
                    .exception();
        });
    }

    private PictureFile read(Path file) {
        try {
            var zone = ZoneId.of(sites.current().timeZone);
            return PictureFile.read(file, config.metadataCharset(), zone);
        } catch (NotAPicture e) {
            throw e.reason() == NotAPicture.Reason.OTHER_TYPE
                    ? Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE)
                            .detail(e.getMessage())
                            .exception()
                    : ProblemException.validation(Fault.at(
                            "",
                            e.reason() == NotAPicture.Reason.BROKEN ? "broken-picture" : "picture-too-large",
                            e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keep(Upload upload) {
        try {
            originals.keep(upload.file(), upload.sha256());
        } catch (FileSystemException full) {
            Log.errorf("The file of a picture cannot be kept: %s", full.getMessage());
            throw Problem.of(ProblemCode.STORAGE_FULL).exception();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void describe(Image image, PictureFile file) {
        new DescribeImage(image, editions.byDefault().language).by(file.told());
        try {
            images.keepMetadata(image.id, json.writeValueAsString(file.raw()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
