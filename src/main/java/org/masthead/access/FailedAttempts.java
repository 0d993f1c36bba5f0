package org.masthead.access;

import io.github.bucket4j.Bucket;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;

/**
 * Counts the wrong keys of each client address, and stops asking the database for more of them when there are too many.
 *
 * <p>A key that was good a while ago is still looked up then: one forgotten script must not lock a whole office out,
 * and whoever guesses does not have such a key. What is not known to have been good gets the same answer, right or
 * wrong, so that there is nothing to be learnt from it.
 */
@ApplicationScoped
class FailedAttempts {

    private static final int ADDRESSES = 10_000;
    private static final int GOOD_KEYS = 1_000;

    private final int perMinute;
    private final Map<String, Bucket> addresses = lastUsed(ADDRESSES);
    private final Map<String, Boolean> goodKeys = lastUsed(GOOD_KEYS);

    FailedAttempts(KeysConfig config) {
        this.perMinute = config.wrongPerMinute();
    }

    /** A look at a key that is under way. */
    final class Attempt {

        private final Bucket bucket;
        private final String digest;
        private final boolean isPaid;

        private Attempt(Bucket bucket, String digest, boolean isPaid) {
            this.bucket = bucket;
            this.digest = digest;
            this.isPaid = isPaid;
        }

        /** It was a good one, which costs nothing. */
        void succeeded() {
            goodKeys.put(digest, true);
            if (isPaid) {
                bucket.addTokens(1);
            }
        }

        /** Nobody could tell, which costs nothing. */
        void ended() {
            if (isPaid) {
                bucket.addTokens(1);
            }
        }

        /** It was wrong, or is not good any more. */
        void failed() {
            goodKeys.remove(digest);
            if (!isPaid) {
                bucket.tryConsume(1);
            }
        }
    }

    /**
     * Begins to look at a key. Paid for in advance, so that many at once are not cheaper than one after the other.
     *
     * @throws org.masthead.http.ProblemException 429 when the address has sent too many wrong ones
     */
    Attempt begin(SocketAddress peer, String text) {
        var digest = HexFormat.of().formatHex(KeyText.digest(text));
        var bucket = addresses.computeIfAbsent(network(peer), address -> fresh());
        if (goodKeys.get(digest) != null) {
            return new Attempt(bucket, digest, false);
        }
        var asked = bucket.tryConsumeAndReturnRemaining(1);
        if (asked.isConsumed()) {
            return new Attempt(bucket, digest, true);
        }
        var seconds = TimeUnit.NANOSECONDS.toSeconds(asked.getNanosToWaitForRefill()) + 1;
        throw Problem.of(ProblemCode.TOO_MANY_REQUESTS)
                .detail("Too many wrong keys came from this address.")
                .header("Retry-After", String.valueOf(seconds))
                .header("RateLimit", "\"wrong-keys\";r=0;t=" + seconds)
                .header("RateLimit-Policy", "\"wrong-keys\";q=" + perMinute + ";w=60")
                .exception();
    }

    private Bucket fresh() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .build();
    }

    /**
     * What the client cannot choose: the peer's address, and of IPv6 the half that it is given, for it has all others
     * in it to itself. A peer that has gone by now has none.
     */
    static String network(SocketAddress peer) {
        if (peer == null || peer.hostAddress() == null) {
            return "";
        }
        try {
            var address = InetAddress.getByName(peer.hostAddress()).getAddress();
            return HexFormat.of().formatHex(address.length == 16 ? Arrays.copyOf(address, 8) : address);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("A peer's address is always in digits", e);
        }
    }

    /** What was used last is kept; memory stays bounded however many addresses a client can send from. */
    private static <V> Map<String, V> lastUsed(int size) {
        return Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {

            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > size;
            }
        });
    }
}
