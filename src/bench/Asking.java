import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Asks a service that may be dead just now, and counts what it answers. The key is MASTHEAD_ADMIN_KEY. */
final class Asking {

    static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private final String base;
    private final Collection<String> faults;
    private final String key = "Bearer " + System.getenv("MASTHEAD_ADMIN_KEY");
    private final ConcurrentHashMap<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger sentAgain = new AtomicInteger();
    private final AtomicInteger replayed = new AtomicInteger();
    private final AtomicLong lastGood = new AtomicLong(System.nanoTime());

    /** @param faults where it is told what must not be */
    Asking(String base, Collection<String> faults) {
        this.base = base;
        this.faults = faults;
    }

    record Answer(int status, HttpResponse<String> response) {

        JsonNode json() throws IOException {
            return JSON.readTree(response.body());
        }

        boolean isGood() {
            return status / 100 == 2;
        }
    }

    /** When the last write was acknowledged, as {@link System#nanoTime()} has it. */
    long lastGood() {
        return lastGood.get();
    }

    void acknowledged() {
        acknowledged.incrementAndGet();
    }

    @Override
    public String toString() {
        return "%d writes acknowledged, %d sent again, %d of them answered as before; statuses %s"
                .formatted(acknowledged.get(), sentAgain.get(), replayed.get(), new TreeMap<>(statuses));
    }

    /** Sent again with the same key until it is answered. */
    Answer post(String path, String body, String idempotencyKey, String etag) throws Exception {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        for (var tries = 0; ; tries++) {
            var answer = ask("POST", path, body, idempotencyKey, etag);
            if (tries > 0) {
                sentAgain.incrementAndGet();
            }
            if (answer.status == 500) {
                faults.add(idempotencyKey + ": 500 " + answer.response.body());
            }
            if (answer.isGood()) {
                acknowledged.incrementAndGet();
                lastGood.set(System.nanoTime());
                if (answer.response.headers().firstValue("Idempotency-Replayed").isPresent()) {
                    replayed.incrementAndGet();
                }
                return answer;
            }
            var isNotYet = answer.status == 0 || answer.status == 503 || answer.status == 409 && answer.response.body().contains("in-progress");
            if (!isNotYet || System.nanoTime() > deadline) {
                return answer;
            }
            Thread.sleep(100);
        }
    }

    Answer until(String method, String path) throws Exception {
        var answer = ask(method, path, null, null, null);
        for (var tries = 0; (answer.status == 0 || answer.status == 503) && tries < 600; tries++) {
            Thread.sleep(100);
            answer = ask(method, path, null, null, null);
        }
        return answer;
    }

    /** Status 0 when nobody answers. */
    Answer ask(String method, String path, String body, String idempotencyKey, String etag) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(10));
        if (path.startsWith("/v1/newsroom")) {
            request.header("Authorization", key);
        }
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        if (etag != null) {
            request.header("If-Match", etag);
        }
        request.header("Content-Type", method.equals("PATCH") ? "application/merge-patch+json" : "application/json");
        request.method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        try {
            var response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            statuses.computeIfAbsent(response.statusCode(), status -> new AtomicInteger()).incrementAndGet();
            return new Answer(response.statusCode(), response);
        } catch (IOException e) {
            statuses.computeIfAbsent(0, status -> new AtomicInteger()).incrementAndGet();
            return new Answer(0, null);
        }
    }
}
