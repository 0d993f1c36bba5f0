package org.masthead.image;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jboss.resteasy.reactive.RestResponse;
import org.masthead.http.ProblemException;

/** Sends the bytes of a picture as they came. */
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
        var original = originals.open(digest).orElseThrow(ProblemException::notFound);
        return SendFile.answer(current.getCurrent().request(), original.file(), original.length(), mediaType, headers);
    }
}
