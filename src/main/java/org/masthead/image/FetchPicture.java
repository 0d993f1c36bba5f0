package org.masthead.image;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.masthead.http.Fault;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;
import org.masthead.http.ProblemException;
import org.masthead.http.Upload;
import org.masthead.outgoing.Door;
import org.masthead.outgoing.Fetched;
import org.masthead.outgoing.Limits;
import org.masthead.outgoing.Outcome;
import org.masthead.outgoing.OutgoingFailed;

/**
 * Takes a picture in from where it stands on the internet. A few at once: each holds a thread, and room on the disk.
 */
@ApplicationScoped
class FetchPicture {

    /** As much as an upload may be. */
    private static final Limits TAKEN = new Limits(64 << 20, Duration.ofSeconds(20), 3);

    /**
     * Rather than throw away what took long to fetch. Both together are shorter than a key of the request stays
     * claimed.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int OK = 200;
    private static final int MOST_AT_ONCE = 4;

    private final Semaphore fetching = new Semaphore(MOST_AT_ONCE);
    private final BringPicture bring;
    private final Originals originals;
    private final Door door;

    FetchPicture(BringPicture bring, Originals originals, Door door) {
        this.bring = bring;
        this.originals = originals;
        this.door = door;
    }

    /**
     * The picture that stands at an address, as if it had been uploaded.
     *
     * @throws ProblemException as for an upload; 422 when nothing can be had from there, 503 when too much is being
     *     fetched, 507 when there is no room left
     */
    BringPicture.Brought from(String url) throws IOException {
        if (!fetching.tryAcquire()) {
            throw overloaded();
        }
        try {
            return fetchedFrom(url);
        } finally {
            fetching.release();
        }
    }

    private BringPicture.Brought fetchedFrom(String url) throws IOException {
        var file = originals.incoming();
        try {
            if (!Upload.hasRoom(file, TAKEN.bytes())) {
                throw Problem.of(ProblemCode.STORAGE_FULL).exception();
            }
            var fetched = fetched(url, file);
            try (var whole = FileChannel.open(file, StandardOpenOption.WRITE)) {
                whole.force(true);
            }
            return bring.asNew(new Upload(file, fetched.length(), Originals.sha256(file)), PATIENCE);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private Fetched fetched(String url, Path file) {
        try {
            var fetched = door.download(url, file, TAKEN);
            if (fetched.status() != OK) {
                throw ProblemException.validation(Fault.at(
                        "/url", "not-there", "must answer with the picture, 200; it answers " + fetched.status()));
            }
            return fetched;
        } catch (OutgoingFailed e) {
            if (e.outcome() == Outcome.BUSY) {
                throw overloaded();
            }
            throw ProblemException.validation(Fault.at("/url", e.outcome().text(), e.getMessage()));
        }
    }

    private static ProblemException overloaded() {
        return Problem.of(ProblemCode.OVERLOADED).header("Retry-After", "5").exception();
    }
}
