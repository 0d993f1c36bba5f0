package org.masthead.rendition;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.masthead.picture.CleanFile;
import org.masthead.picture.NotAPicture;

/**
 * Makes renditions, and originals without what their files tell, each once however many ask for it, on half of the
 * cores and two at most: the others are for those who read. Nobody waits in here on a thread of the service's own.
 */
@ApplicationScoped
public class Darkroom {

    /** So many are made or wait for it, which takes them some ten seconds; a page of a newspaper has fewer pictures. */
    private static final int MOST = 128;

    /** However many cores there are: the memory does not grow with them. */
    private static final int MOST_WORKERS = 2;

    private final RenditionFiles files;
    private final Vertx vertx;
    private final Map<String, Future<Path>> making = new ConcurrentHashMap<>();

    private WorkerExecutor workers;

    Darkroom(RenditionFiles files, Vertx vertx) {
        this.files = files;
        this.vertx = vertx;
    }

    /** There are as many renditions to be made as can be. */
    public static final class Busy extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Busy() {
            super("Too many renditions are being made", null, false, false);
        }
    }

    /** Where the rendition is, when it has been made already. */
    public Optional<Path> find(Wanted wanted) {
        return files.find(wanted);
    }

    /**
     * Where the rendition is, once it has been made. Fails with {@link Unreadable} when its original cannot be decoded,
     * which is kept in mind until the recipe is another, or, when it is wanted itself, does not hold together; and with
     * {@link Busy} at once when too many wait already.
     *
     * @param once told of the rendition when it has been made, however many ask for it
     */
    public Future<Path> develop(Wanted wanted, Handler<Path> once) {
        if (!wanted.isOriginal() && files.isUnreadable(wanted.digest())) {
            return Future.failedFuture(new Unreadable("A picture could not be decoded before", null));
        }
        var key = wanted.version() + wanted.name();
        synchronized (making) {
            var under = making.get(key);
            if (under != null) {
                return under;
            }
            if (making.size() >= MOST) {
                return Future.failedFuture(new Busy());
            }
            var made = workers().executeBlocking(() -> make(wanted), false);
            making.put(key, made);
            made.onSuccess(once);
            made.onComplete(over -> making.remove(key, made));
            return made;
        }
    }

    private WorkerExecutor workers() {
        if (workers == null) {
            workers = vertx.createSharedWorkerExecutor(
                    "darkroom",
                    Math.min(MOST_WORKERS, Math.max(1, Runtime.getRuntime().availableProcessors() / 2)));
        }
        return workers;
    }

    private Path make(Wanted wanted) throws IOException, Unreadable {
        var made = files.find(wanted);
        if (made.isPresent()) {
            return made.get();
        }
        var file = wanted.original().file();
        if (wanted.isOriginal()) {
            return files.put(wanted, cleaned -> clean(file, wanted, cleaned));
        }
        try (var original = Original.open(file, wanted.mediaType())) {
            return files.put(wanted, original.isLarge() ? alone(original, wanted) : print(original, wanted));
        } catch (Unreadable.TooLarge notHere) {
            throw notHere;
        } catch (Unreadable broken) {
            requireWhole(file);
            files.markUnreadable(wanted.digest());
            throw broken;
        }
    }

    private static void clean(Path file, Wanted wanted, Path cleaned) throws IOException, Unreadable {
        try {
            CleanFile.write(file, wanted.mediaType(), XmpPacket.of(wanted.credit(), wanted.copyright()), cleaned);
        } catch (NotAPicture broken) {
            throw new Unreadable("The file of a picture does not hold together", broken);
        }
    }

    /** What the disk does not give is no fault of the picture. */
    private static void requireWhole(Path file) throws IOException {
        try (var bytes = Files.newInputStream(file)) {
            bytes.transferTo(OutputStream.nullOutputStream());
        }
    }

    /** One waits at a time, so that of all these none but the one under way comes before an upload. */
    private synchronized byte[] alone(Original original, Wanted wanted) throws IOException, Unreadable {
        Original.LARGE_ONE.acquireUninterruptibly();
        try {
            return print(original, wanted);
        } finally {
            Original.LARGE_ONE.release();
        }
    }

    private byte[] print(Original original, Wanted wanted) throws IOException, Unreadable {
        var rendition = wanted.rendition();
        var pixels = original.at(rendition.step(), rendition.crop(), wanted.focus());
        var xmp = XmpPacket.of(wanted.credit(), wanted.copyright());
        if (rendition.encoding() == Encoding.JPEG) {
            return JpegWriter.write(pixels, xmp);
        }
        WebpWriter.unpackInto(files.nativeCode());
        return WebpWriter.write(pixels, xmp);
    }

    @PreDestroy
    void close() {
        if (workers != null) {
            workers.close();
        }
    }
}
