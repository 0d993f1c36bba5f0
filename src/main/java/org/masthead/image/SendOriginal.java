package org.masthead.image;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jboss.resteasy.reactive.RestResponse;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;
import org.masthead.http.ProblemException;

/**
 * Sends the bytes of a picture as they came, the whole file or one range of it (RFC 9110 section 14): by the event loop
 * straight from the disk, so that no worker waits for a slow reader.
 */
@ApplicationScoped
public class SendOriginal {

    private final Originals originals;
    private final CurrentVertxRequest current;

    SendOriginal(Originals originals, CurrentVertxRequest current) {
        this.originals = originals;
        this.current = current;
    }

    /**
     * Answers the running request.
     *
     * @param digest of the bytes
     * @param headers of the answer; by an ETag among them a client can ask for a range of these bytes and no others
     * @return over when the answer is
     * @throws ProblemException 404 when the bytes are not there, 416 when they end before the range begins
     */
    public CompletionStage<RestResponse<Void>> original(byte[] digest, String mediaType, Map<String, String> headers)
            throws IOException {
        var request = current.getCurrent().request();
        var original = originals.open(digest).orElseThrow(ProblemException::notFound);
        var range = request.headers().contains("If-Range")
                        && !request.getHeader("If-Range").equals(headers.get("ETag"))
                ? null
                : ByteRange.of(request.getHeader("Range"), original.length()).orElse(null);
        if (range != null && !range.isSatisfiable()) {
            throw Problem.of(ProblemCode.RANGE_NOT_SATISFIABLE)
                    .header("Content-Range", "bytes */" + original.length())
                    .exception();
        }
        var response = request.response()
                .putHeader("Content-Type", mediaType)
                .putHeader("Content-Disposition", "inline")
                .putHeader("Accept-Ranges", "bytes");
        headers.forEach(response::putHeader);
        return send(request, response, original, range);
    }

    private static CompletionStage<RestResponse<Void>> send(
            HttpServerRequest request, HttpServerResponse response, Originals.Stored original, ByteRange range) {
        var part = range == null ? new ByteRange(0, original.length() - 1) : range;
        if (range != null) {
            response.setStatusCode(206)
                    .putHeader("Content-Range", "bytes " + part.first() + "-" + part.last() + "/" + original.length());
        }
        response.putHeader("Content-Length", Long.toString(part.length()));
        var sent = request.method() == HttpMethod.HEAD
                ? response.end()
                : response.sendFile(original.file().toString(), part.first(), part.length());
        // One who goes away in the middle has nobody to be told.
        return sent.otherwiseEmpty().<RestResponse<Void>>map(end -> null).toCompletionStage();
    }
}
