package org.masthead.outgoing;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.FileSystem;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One request and its answer. Everything but {@link #await} happens on one event loop. */
final class Exchange {

    private static final int OK = 200;

    private final FileSystem files;
    private final long mostBytes;
    private final Path path;
    private final CompletableFuture<Fetched> result = new CompletableFuture<>();
    private final Buffer memory = Buffer.buffer();
    private volatile HttpClientRequest request;
    private volatile AsyncFile file;
    private long length;

    /** @param path null: into memory */
    Exchange(FileSystem files, long mostBytes, Path path) {
        this.files = files;
        this.mostBytes = mostBytes;
        this.path = path;
        result.whenComplete((fetched, failure) -> {
            if (failure != null && request != null) {
                request.reset();
            }
        });
    }

    void begin(AsyncResult<HttpClientRequest> connected) {
        if (connected.failed()) {
            result.completeExceptionally(connected.cause());
            return;
        }
        request = connected.result();
        if (result.isDone()) {
            request.reset();
            return;
        }
        request.exceptionHandler(result::completeExceptionally);
        request.send().onSuccess(this::answered).onFailure(result::completeExceptionally);
    }

    private void answered(HttpClientResponse response) {
        response.exceptionHandler(result::completeExceptionally);
        if (path != null && response.statusCode() != OK) {
            complete(response);
            request.reset();
        } else if (announced(response) > mostBytes) {
            result.completeExceptionally(tooLarge());
        } else if (path == null) {
            take(response);
        } else {
            response.pause();
            files.open(path.toString(), new OpenOptions().setTruncateExisting(true))
                    .onFailure(result::completeExceptionally)
                    .onSuccess(opened -> {
                        file = opened;
                        take(response);
                        response.resume();
                        if (result.isDone()) {
                            discard();
                        }
                    });
        }
    }

    private static long announced(HttpClientResponse response) {
        try {
            var length = response.getHeader(HttpHeaders.CONTENT_LENGTH);
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    private void take(HttpClientResponse response) {
        response.handler(part -> {
            length += part.length();
            if (length > mostBytes) {
                result.completeExceptionally(tooLarge());
            } else if (file == null) {
                memory.appendBuffer(part);
            } else {
                write(part, response);
            }
        });
        response.endHandler(
                end -> close().onSuccess(closed -> complete(response)).onFailure(result::completeExceptionally));
    }

    private void write(Buffer part, HttpClientResponse response) {
        file.write(part).onFailure(result::completeExceptionally);
        if (file.writeQueueFull()) {
            response.pause();
            file.drainHandler(drained -> response.resume());
        }
    }

    private Future<Void> close() {
        return file == null ? Future.succeededFuture() : file.close();
    }

    private void complete(HttpClientResponse response) {
        result.complete(new Fetched(
                response.statusCode(),
                response.getHeader(HttpHeaders.CONTENT_TYPE),
                response.getHeader(HttpHeaders.LOCATION),
                length,
                memory.getBytes()));
    }

    private OutgoingFailed tooLarge() {
        return new OutgoingFailed(Outcome.TOO_LARGE, "It is larger than " + mostBytes + " bytes.");
    }

    /** @param deadline by {@link System#nanoTime} */
    Fetched await(long deadline) {
        try {
            return result.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw failed(new OutgoingFailed(Outcome.TOO_SLOW, "It was not there in time."));
        } catch (ExecutionException e) {
            throw failed(Failures.of(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(new OutgoingFailed(Outcome.TOO_SLOW, "Interrupted."));
        }
    }

    private OutgoingFailed failed(OutgoingFailed failure) {
        result.completeExceptionally(failure);
        if (path != null) {
            discard();
        }
        return failure;
    }

    private void discard() {
        try {
            close();
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // whoever named the folder for it empties that
        }
    }
}
