import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Kills the service, one backend of PostgreSQL and its postmaster in turn, with SIGKILL, while four writers write, and holds
 * what is there at the end against what was acknowledged.
 *
 * <p>{@code Kill TIMES DATA-FOLDER PORT}; the key is MASTHEAD_ADMIN_KEY. {@code src/bench/kill} prepares all that.
 */
final class Kill {

    private static final int WRITERS = 4;
    private static final int PARAGRAPHS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long UNDER_WAY = 300_000_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private final int times;
    private final Path data;
    private final String base;
    private final String key = "Bearer " + System.getenv("MASTHEAD_ADMIN_KEY");
    private final Random random;

    private final List<Written> articles = Collections.synchronizedList(new ArrayList<>());
    private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
    private final ConcurrentHashMap<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger sentAgain = new AtomicInteger();
    private final AtomicInteger replayed = new AtomicInteger();
    private final AtomicInteger seen = new AtomicInteger();
    private final AtomicLong lastGood = new AtomicLong(System.nanoTime());
    private volatile boolean stopping;
    private long killed;
    private volatile Process service;

    private Kill(int times, Path data, int port, long seed) {
        this.times = times;
        this.data = data;
        this.base = "http://127.0.0.1:" + port;
        this.random = new Random(seed);
    }

    public static void main(String... args) throws Exception {
        var seed = System.nanoTime();
        System.out.println("seed " + seed);
        new Kill(Integer.parseInt(args[0]), Path.of(args[1]), Integer.parseInt(args[2]), seed).run();
    }

    /** What somebody was told of an article, and what they sent without being told anything. */
    private static final class Written {
        final String word;
        String id;
        String etag;
        String headline;
        String unsure;
        boolean published;
        String publishedHeadline;
        boolean withdrawn;

        Written(String word) {
            this.word = word;
        }
    }

    private record Answer(int status, HttpResponse<String> response) {

        JsonNode json() throws IOException {
            return JSON.readTree(response.body());
        }

        boolean isGood() {
            return status / 100 == 2;
        }
    }

    private void run() throws Exception {
        if (ask("GET", "/v1", null, null, null).status != 0) {
            throw new IllegalStateException(base + " is somebody else's: set PORT and MANAGEMENT_PORT");
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> service.destroy()));
        start();
        var section = post("/v1/newsroom/sections", "{\"path\": \"news\", \"name\": \"News\"}", "section", null);
        if (section.status != 201) {
            throw new IllegalStateException("no section can be made: " + section.status);
        }
        var threads = new ArrayList<Thread>();
        for (var writer = 0; writer < WRITERS; writer++) {
            var name = "w" + writer;
            threads.add(started(() -> write(name)));
        }
        threads.add(started(this::read));
        var slowest = 0L;
        for (var round = 0; round < times; round++) {
            Thread.sleep(1500 + random.nextInt(5000));
            var what = List.of("service", "backend", "postmaster").get(round % 3);
            kill(what);
            var from = killed;
            // What was under way may still come to a good end.
            while (lastGood.get() < from + UNDER_WAY && System.nanoTime() - from < PATIENCE.toNanos()) {
                Thread.sleep(10);
            }
            if (lastGood.get() < from + UNDER_WAY) {
                faults.add("no write was good for a minute after the " + what + " was killed");
                break;
            }
            var took = (lastGood.get() - from) / 1_000_000;
            slowest = Math.max(slowest, took);
            System.out.printf("%2d %-10s first good write after %5d ms%n", round + 1, what, took);
        }
        stopping = true;
        for (var thread : threads) {
            thread.join();
        }
        check();
        service.destroy();
        service.waitFor();
        System.out.printf(
                "%d writes acknowledged, %d sent again, %d of them answered as before; %d articles read meanwhile; slowest"
                        + " recovery %d ms; statuses %s%n",
                acknowledged.get(), sentAgain.get(), replayed.get(), seen.get(), slowest, new TreeMap<>(statuses));
        faults.stream().limit(40).forEach(System.out::println);
        if (faults.size() > 40) {
            System.out.println("and " + (faults.size() - 40) + " more");
        }
        System.out.println(faults.isEmpty() ? "PASSED" : "FAILED");
        System.exit(faults.isEmpty() ? 0 : 1);
    }

    private Thread started(Act act) {
        var thread = new Thread(() -> {
            try {
                act.run();
            } catch (Exception e) {
                faults.add("a writer or the reader failed: " + e);
                e.printStackTrace();
            }
        });
        thread.start();
        return thread;
    }

    private interface Act {
        void run() throws Exception;
    }

    // ---------------------------------------------------------------------------------------------------- the killing

    private void start() throws Exception {
        var log = data.resolve("service.log").toFile();
        service = new ProcessBuilder(
                        "java", "@src/main/jvm/options", "-jar", "target/quarkus-app/quarkus-run.jar")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
        for (var tries = 0; tries < 600; tries++) {
            var answer = ask("GET", "/v1/articles?limit=1", null, null, null);
            if (!service.isAlive()) {
                throw new IllegalStateException("the service does not start: see " + log);
            }
            if (answer.status == 200) {
                return;
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("the service does not answer: see " + log);
    }

    private void kill(String what) throws Exception {
        switch (what) {
            case "service" -> {
                service.destroyForcibly().waitFor();
                killed = System.nanoTime();
                start();
            }
            case "backend" -> {
                var backends = ProcessHandle.of(postmaster()).orElseThrow().children().filter(Kill::isBackend).toList();
                kill(backends.get(random.nextInt(backends.size())).pid());
            }
            default -> kill(postmaster());
        }
    }

    private long postmaster() throws IOException {
        return Long.parseLong(Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid")).get(0));
    }

    /** By its title, which PostgreSQL puts in the place of its command line. */
    private static boolean isBackend(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline")).contains("127.0.0.1(");
        } catch (IOException gone) {
            return false;
        }
    }

    private void kill(long pid) throws Exception {
        new ProcessBuilder("kill", "-9", String.valueOf(pid)).inheritIO().start().waitFor();
        killed = System.nanoTime();
    }

    // ---------------------------------------------------------------------------------------------------- the writing

    private void write(String writer) throws Exception {
        for (var number = 0; !stopping; number++) {
            var article = new Written(writer + "n" + number + "x" + Long.toString(random.nextLong() >>> 1, 36));
            articles.add(article);
            create(article);
            change(article);
            if (number % 4 != 3) {
                publish(article);
                if (number % 3 == 0) {
                    change(article);
                }
                if (number % 5 == 0) {
                    withdraw(article);
                }
            }
        }
    }

    private void create(Written article) throws Exception {
        var body = "{\"headline\": \"%1$s one\", \"sections\": [\"news\"], \"bodyHtml\": \"%2$s\"}"
                .formatted(article.word, ("<p>" + article.word + " says so.</p>").repeat(PARAGRAPHS));
        var answer = post("/v1/newsroom/articles", body, article.word + "-create", null);
        if (answer.status != 201) {
            faults.add(article.word + ": created with " + answer.status + " " + answer.response.body());
            return;
        }
        article.id = answer.json().path("id").asText();
        article.etag = answer.response.headers().firstValue("ETag").orElseThrow();
        article.headline = article.word + " one";
    }

    /** Is not repeated: whoever was told nothing reads what is there. */
    private void change(Written article) throws Exception {
        if (article.id == null) {
            return;
        }
        var headline = article.word + " change" + random.nextInt(1000000);
        var answer = ask("PATCH", "/v1/newsroom/articles/" + article.id, "{\"headline\": \"" + headline + "\"}", null, article.etag);
        if (answer.isGood()) {
            acknowledged.incrementAndGet();
            article.headline = headline;
            article.etag = answer.response.headers().firstValue("ETag").orElseThrow();
            return;
        }
        if (answer.status == 500) {
            faults.add(article.word + ": changed with 500 " + answer.response.body());
        }
        var now = until("GET", "/v1/newsroom/articles/" + article.id);
        var found = now.json().path("headline").asText();
        if (!found.equals(headline) && !found.equals(article.headline)) {
            faults.add(article.word + ": has the headline " + found + ", not " + article.headline + " nor " + headline);
        }
        article.headline = found;
        article.etag = now.response.headers().firstValue("ETag").orElseThrow();
    }

    private void publish(Written article) throws Exception {
        step(article, "published");
        article.published = true;
        article.publishedHeadline = article.headline;
    }

    private void withdraw(Written article) throws Exception {
        step(article, "withdrawn");
        article.withdrawn = true;
    }

    private void step(Written article, String to) throws Exception {
        var answer = post(
                "/v1/newsroom/articles/" + article.id + "/transitions",
                "{\"to\": \"" + to + "\"}",
                article.word + "-" + to,
                article.etag);
        if (answer.status != 200) {
            faults.add(article.word + ": " + to + " with " + answer.status + " " + answer.response.body());
            return;
        }
        article.etag = answer.response.headers().firstValue("ETag").orElseThrow();
    }

    /** Sent again with the same key until it is answered. */
    private Answer post(String path, String body, String idempotencyKey, String etag) throws Exception {
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

    private Answer until(String method, String path) throws Exception {
        var answer = ask(method, path, null, null, null);
        for (var tries = 0; (answer.status == 0 || answer.status == 503) && tries < 600; tries++) {
            Thread.sleep(100);
            answer = ask(method, path, null, null, null);
        }
        return answer;
    }

    /** Status 0 when nobody answers. */
    private Answer ask(String method, String path, String body, String idempotencyKey, String etag) throws InterruptedException {
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

    // ---------------------------------------------------------------------------------------------------- the looking

    /** What readers see is whole at any time. */
    private void read() throws Exception {
        while (!stopping) {
            var list = ask("GET", "/v1/articles?view=full&limit=5", null, null, null);
            if (list.status == 200) {
                for (var article : list.json().path("data")) {
                    whole(article);
                }
            } else if (list.status == 500) {
                faults.add("readers got 500");
            }
            Thread.sleep(20);
        }
    }

    private void whole(JsonNode article) {
        seen.incrementAndGet();
        var word = article.path("headline").asText().split(" ")[0];
        var paragraphs = 0;
        for (var block : article.path("body")) {
            paragraphs += block.path("text").asText().startsWith(word) ? 1 : 0;
        }
        if (paragraphs != PARAGRAPHS || !article.at("/sections/0/path").asText().equals("news")) {
            faults.add("half an article: " + article);
        }
    }

    private void check() throws Exception {
        for (var article : List.copyOf(articles)) {
            var all = until("GET", "/v1/newsroom/articles?limit=10&q=" + article.word);
            var found = all.json().path("data").size();
            if (found != 1) {
                faults.add(article.word + ": there are " + found);
            }
            if (article.id == null) {
                continue;
            }
            var working = until("GET", "/v1/newsroom/articles/" + article.id);
            if (working.status != 200) {
                faults.add(article.word + ": was acknowledged and is " + working.status);
                continue;
            }
            if (!working.json().path("headline").asText().equals(article.headline)) {
                faults.add(article.word + ": has the headline " + working.json().path("headline") + ", not " + article.headline);
            }
            var delivered = until("GET", "/v1/articles/" + article.id);
            var expected = article.withdrawn ? 410 : article.published ? 200 : 404;
            if (delivered.status != expected) {
                faults.add(article.word + ": readers get " + delivered.status + ", not " + expected);
            } else if (expected == 200) {
                whole(delivered.json());
                if (!delivered.json().path("headline").asText().equals(article.publishedHeadline)) {
                    faults.add(article.word + ": readers see what was not published");
                }
            }
            var again = ask("POST", "/v1/newsroom/articles", "{}", article.word + "-create", null);
            if (again.status != 422) {
                faults.add(article.word + ": its key is forgotten: " + again.status);
            }
        }
        System.out.println(articles.size() + " articles looked at");
    }
}
