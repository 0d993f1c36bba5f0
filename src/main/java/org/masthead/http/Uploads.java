package org.masthead.http;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Takes bodies that are too large to be held: from the event loop to the disk, in the data folder. However slowly one
 * comes, it occupies no thread, and one that does not come any more is given up.
 */
@ApplicationScoped
class Uploads {

    private final Path folder;
    private final UploadRight right;

    Uploads(@ConfigProperty(name = "masthead.data", defaultValue = "data") Path data, UploadRight right) {
        this.right = right;
        this.folder = data.toAbsolutePath().normalize().resolve("uploads");
    }

    /** What a killed service has left. What is younger may be on its way to another that shares the folder. */
    void clear(@Observes StartupEvent start) throws IOException {
        Files.createDirectories(folder);
        try (var left = Files.newDirectoryStream(folder)) {
            var old = System.currentTimeMillis() - Duration.ofDays(1).toMillis();
            for (var file : left) {
                if (file.toFile().lastModified() < old) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** Why not a byte shall be read, or null: the resource that is asked says so too, but only once all has come. */
    Problem refusal(RoutingContext routing, BodyClass bodies) {
        var request = routing.request();
        if (!(routing.user() instanceof QuarkusHttpUser user)) {
            return ProblemMapper.unauthenticated();
        }
        var forbidden = right.refusal(user.getSecurityIdentity(), request.path());
        if (forbidden.isPresent()) {
            return forbidden.get();
        }
        var otherType = bodies.typeRefusal(request);
        if (otherType != null) {
            return otherType;
        }
        var length = request.getHeader("Content-Length");
        var hasRoom = Upload.hasRoom(folder, length == null ? 0 : Long.parseLong(length));
        return hasRoom ? null : Problem.of(ProblemCode.STORAGE_FULL);
    }

    /** @param patience for each megabyte */
    void read(RoutingContext routing, BodyClass bodies, Duration patience) {
        var request = routing.request();
        var path = folder.resolve(UUID.randomUUID().toString()).toString();
        if (routing.response().closed()) {
            // Gone already: nobody would be told of an end any more.
            return;
        }
        var files = routing.vertx().fileSystem();
        var isOver = new AtomicBoolean();
        routing.addEndHandler(end -> {
            isOver.set(true);
            files.delete(path);
        });
        files.open(path, new OpenOptions().setCreateNew(true).setWrite(true).setRead(false))
                .onFailure(full -> ProblemWriter.write(routing, Problem.of(ProblemCode.STORAGE_FULL)))
                .onSuccess(file -> {
                    if (isOver.get() || routing.response().closed()) {
                        // Gone before there was a file to take away.
                        file.close().onComplete(closed -> files.delete(path));
                        return;
                    }
                    new Incoming(routing, file, Path.of(path), bodies.bytes(), patience).begin();
                    if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
                        routing.response().writeContinue();
                    }
                    request.resume();
                });
    }

    /** One body on its way. All of it happens on the event loop of its request. */
    private static final class Incoming {

        private static final long MEGABYTE = 1 << 20;

        private final RoutingContext routing;
        private final AsyncFile file;
        private final Path path;
        private final int most;
        private final MessageDigest sha256 = sha256();
        private final long timer;
        private long bytes;
        private long due = MEGABYTE;
        private boolean over;

        Incoming(RoutingContext routing, AsyncFile file, Path path, int most, Duration patience) {
            this.routing = routing;
            this.file = file;
            this.path = path;
            this.most = most;
            this.timer = routing.vertx().setPeriodic(patience.toMillis(), id -> requireProgress());
        }

        void begin() {
            var request = routing.request();
            file.exceptionHandler(full -> refuse(Problem.of(ProblemCode.STORAGE_FULL)));
            request.exceptionHandler(gone -> end());
            request.handler(this::take);
            request.endHandler(last -> finish());
        }

        private void requireProgress() {
            if (bytes < due) {
                refuse(Problem.of(ProblemCode.REQUEST_TIMEOUT));
            }
            due = bytes + MEGABYTE;
        }

        private void take(Buffer part) {
            if (over) {
                return;
            }
            bytes += part.length();
            if (bytes > most) {
                refuse(RequestCheck.tooLarge(most));
                return;
            }
            sha256.update(part.getBytes());
            // One that fails, fails by itself: the handler of exceptions is not told.
            file.write(part).onFailure(full -> refuse(Problem.of(ProblemCode.STORAGE_FULL)));
            if (file.writeQueueFull()) {
                routing.request().pause();
                file.drainHandler(room -> routing.request().resume());
            }
        }

        private void finish() {
            if (over) {
                return;
            }
            over = true;
            routing.vertx().cancelTimer(timer);
            file.close()
                    .compose(closed -> routing.vertx().executeBlocking(this::keep, false))
                    .onFailure(full -> ProblemWriter.write(routing, Problem.of(ProblemCode.STORAGE_FULL)))
                    .onSuccess(whole -> {
                        new Upload(path, bytes, sha256.digest()).putInto(routing);
                        // Whoever looks for the body finds an empty one.
                        ((RoutingContextInternal) routing).setBody(Buffer.buffer());
                        routing.next();
                    });
        }

        /** From here on it outlives a loss of power. What was written to a full disk is shorter than what came. */
        private Void keep() throws IOException {
            try (var written = FileChannel.open(path, StandardOpenOption.WRITE)) {
                if (written.size() != bytes) {
                    throw new IOException("Only a part of an upload could be written");
                }
                written.force(true);
            }
            return null;
        }

        private void refuse(Problem problem) {
            if (!over) {
                end();
                ProblemWriter.write(routing, problem);
            }
        }

        private void end() {
            if (!over) {
                over = true;
                routing.vertx().cancelTimer(timer);
                file.close();
            }
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
