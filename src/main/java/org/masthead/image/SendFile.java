package org.masthead.image;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jboss.resteasy.reactive.RestResponse;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;
import org.masthead.http.ProblemException;

/**
 * Sends a file, the whole of it or one range (RFC 9110 section 14): by the event loop straight from the disk, so that
 * no worker waits for a slow reader.
 */
final class SendFile {

    private static final Set<String> OF_FILE =
            Set.of("Content-Type", "Content-Disposition", "Accept-Ranges", "Content-Range", "Content-Length");

    private SendFile() {}

    /**
     * Answers a request.
     *
     * @param length of the file
     * @param headers of the answer; by an ETag among them a client can ask for a range of these bytes and no others
     * @return over when the answer is; fails with 503 when the file cannot be opened
     * @throws ProblemException 416 when the file ends before the range begins
     */
    static CompletionStage<RestResponse<Void>> answer(
            HttpServerRequest request, Path file, long length, String mediaType, Map<String, String> headers) {
        var range = request.headers().contains("If-Range")
                        && !request.getHeader("If-Range").equals(headers.get("ETag"))
                ? null
                : ByteRange.of(request.getHeader("Range"), length).orElse(null);
        if (range != null && !range.isSatisfiable()) {
            throw Problem.of(ProblemCode.RANGE_NOT_SATISFIABLE)
                    .header("Content-Range", "bytes */" + length)
                    .exception();
        }
        var response = request.response()
                .putHeader("Content-Type", mediaType)
                .putHeader("Content-Disposition", "inline")
                .putHeader("Accept-Ranges", "bytes");
        headers.forEach(response::putHeader);
        var part = range == null ? new ByteRange(0, length - 1) : range;
        if (range != null) {
            response.setStatusCode(206)
                    .putHeader("Content-Range", "bytes " + part.first() + "-" + part.last() + "/" + length);
        }
        response.putHeader("Content-Length", Long.toString(part.length()));
        var sent = request.method() == HttpMethod.HEAD
                ? response.end()
                : response.sendFile(file.toString(), part.first(), part.length());
        return sent.<RestResponse<Void>>map(end -> null)
                .recover(failure -> failed(request, headers.keySet()))
                .toCompletionStage();
    }

    /** What is said of the file must not be said of the problem, least of all how long it may be kept. */
    private static Future<RestResponse<Void>> failed(HttpServerRequest request, Set<String> headers) {
        var response = request.response();
        if (response.closed()) {
            // One who goes away in the middle has nobody to be told.
            return Future.succeededFuture();
        }
        if (response.headWritten()) {
            // Nobody shall wait for the rest, or take a part for the whole.
            request.connection().close();
            return Future.succeededFuture();
        }
        OF_FILE.forEach(response.headers()::remove);
        headers.forEach(response.headers()::remove);
        return Future.failedFuture(unreadable());
    }

    /** As when it was taken away between being found and being opened, or too many files are open. */
    static ProblemException unreadable() {
        return Problem.of(ProblemCode.OVERLOADED)
                .detail("The file cannot be read at present; try again after Retry-After.")
                .header("Retry-After", "1")
                .exception();
    }
}
