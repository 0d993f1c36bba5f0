package org.masthead.access;

import io.quarkus.logging.Log;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;
import org.masthead.http.ProblemException;

/**
 * The public keys of the issuer of tokens, fetched from the one address that is configured and from no other, whatever
 * a token says of itself. They are fetched again when they are old, and when a token names one that is not among them,
 * but not more often than once a minute, so that nobody can make us ask by sending made-up names.
 */
class SigningKeys {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int MOST_BYTES = 256 * 1024;
    private static final long OLD = TimeUnit.MINUTES.toNanos(10);

    /** How long a copy serves while the issuer does not answer. */
    private static final long TOO_OLD = TimeUnit.HOURS.toNanos(1);

    private static final long BETWEEN_FETCHES = TimeUnit.MINUTES.toNanos(1);

    /** With no copy at all, somebody who waits to get in is worth asking more often for. */
    private static final long BETWEEN_FAILURES = TimeUnit.SECONDS.toNanos(5);

    /** How long others wait for the one who fetches: readers need the same threads. */
    private static final long WAIT = TimeUnit.MILLISECONDS.toNanos(300);

    private final URI address;
    private final LongSupplier nanoTime;
    private final HttpClient client;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile Copy copy;
    private Long triedAt;

    SigningKeys(URI address, LongSupplier nanoTime) {
        this.address = address;
        this.nanoTime = nanoTime;
        this.client = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    private record Copy(List<JsonWebKey> keys, long fetchedAt) {

        Optional<PublicJsonWebKey> keyOf(JsonWebSignature token) {
            var name = token.getKeyIdHeaderValue();
            var fitting = keys.stream()
                    .filter(key -> name == null || name.equals(key.getKeyId()))
                    .filter(key -> key.getUse() == null || key.getUse().equals("sig"))
                    .filter(key ->
                            key.getAlgorithm() == null || key.getAlgorithm().equals(token.getAlgorithmHeaderValue()))
                    .filter(PublicJsonWebKey.class::isInstance)
                    .map(PublicJsonWebKey.class::cast)
                    .toList();
            // A token that names no key can only mean the only one.
            return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
        }
    }

    /**
     * The key by which a token has to be signed; nothing when the issuer has none of that name.
     *
     * @throws ProblemException 503 while the issuer's keys cannot be had
     */
    Optional<PublicJsonWebKey> of(JsonWebSignature token) {
        var now = nanoTime.getAsLong();
        if (copy == null) {
            fetch(now, BETWEEN_FAILURES, WAIT);
        } else if (now - copy.fetchedAt > OLD) {
            fetch(now, BETWEEN_FETCHES, now - copy.fetchedAt > TOO_OLD ? WAIT : 0);
        }
        var present = copy;
        if (present == null || now - present.fetchedAt > TOO_OLD) {
            throw Problem.of(ProblemCode.ISSUER_UNAVAILABLE)
                    .header("Retry-After", "5")
                    .exception();
        }
        return present.keyOf(token).or(() -> {
            fetch(now, BETWEEN_FETCHES, WAIT);
            return copy.keyOf(token);
        });
    }

    private void fetch(long now, long pause, long wait) {
        try {
            if (!fetching.tryLock(wait, TimeUnit.NANOSECONDS)) {
                return;
            }
            try {
                if (triedAt == null || now - triedAt >= pause) {
                    triedAt = now;
                    copy = new Copy(new JsonWebKeySet(body()).getJsonWebKeys(), now);
                }
            } finally {
                fetching.unlock();
            }
        } catch (JoseException | IOException | ExecutionException | TimeoutException e) {
            Log.warnf("The keys of the issuer of tokens cannot be had: %s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** In time from the first byte to the last, and no more than is reasonable. */
    private String body() throws IOException, ExecutionException, InterruptedException, TimeoutException {
        var bytes = new ByteArrayOutputStream();
        var answer = client.sendAsync(
                HttpRequest.newBuilder(address)
                        .header("Accept", "application/json")
                        .build(),
                HttpResponse.BodyHandlers.ofByteArrayConsumer(part -> part.ifPresent(some -> {
                    if (bytes.size() + some.length > MOST_BYTES) {
                        throw new IllegalStateException("more than " + MOST_BYTES + " bytes");
                    }
                    bytes.writeBytes(some);
                })));
        try {
            var status = answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).statusCode();
            if (status != 200) {
                throw new IOException("status " + status);
            }
            return bytes.toString(StandardCharsets.UTF_8);
        } finally {
            answer.cancel(true);
        }
    }
}
