package org.masthead.image;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.resteasy.reactive.RestResponse;
import org.masthead.http.EntityTags;
import org.masthead.http.ProblemException;

/** Sends the bytes of a picture as they came: to its editors, and to nobody else. */
@ApplicationScoped
class SendOriginal {

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
     * @param headers of the answer; by the ETag among them a client can ask for a range of these bytes and no others,
     *     or say that it has them: 304
     * @return over when the answer is
     * @throws ProblemException 404 when the bytes are not there, 416 when they end before the range begins
     */
    CompletionStage<RestResponse<Void>> original(byte[] digest, String mediaType, Map<String, String> headers)
            throws IOException {
        var request = current.getCurrent().request();
        if (EntityTags.named(request.headers().getAll("If-None-Match"), headers.get("ETag"))) {
            var known = RestResponse.ResponseBuilder.<Void>create(RestResponse.Status.NOT_MODIFIED);
            headers.forEach(known::header);
            return CompletableFuture.completedStage(known.build());
        }
        var original = originals.open(digest).orElseThrow(ProblemException::notFound);
        return SendFile.answer(request, original.file(), original.length(), mediaType, headers);
    }
}
