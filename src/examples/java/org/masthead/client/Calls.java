package org.masthead.client;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Requests that end: within their time, and with no more bytes than are wanted. */
final class Calls {

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    record Reply(URI url, int status, HttpHeaders headers, byte[] body) {

        boolean isJson() {
            return headers.firstValue("Content-Type").orElse("").matches("application/([\\w.-]+\\+)?json\\b.*");
        }
    }

    /** @param stop complete when nobody waits for the reply any more */
    CompletableFuture<Reply> get(
            URI url, Map<String, String> headers, int mostBytes, CompletableFuture<Void> stop) {
        var request = HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(10));
        headers.forEach(request::header);
        var bytes = new ByteArrayOutputStream();
        var sent = client.sendAsync(
                request.build(), BodyHandlers.ofByteArrayConsumer(part -> part.ifPresent(some -> {
                    if (bytes.size() + some.length > mostBytes) {
                        throw new IllegalStateException("more than " + mostBytes + " bytes");
                    }
                    bytes.writeBytes(some);
                })));
        stop.thenRun(() -> sent.cancel(true));
        return sent.thenApply(
                answer -> new Reply(answer.uri(), answer.statusCode(), answer.headers(), bytes.toByteArray()));
    }
}
