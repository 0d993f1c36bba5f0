import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writers on one service, readers on two: every answer must say what was so at some moment between a second before it was
 * asked for and its arrival.
 *
 * <p>{@code Storm SECONDS PORT OTHER-PORT}
 */
final class Storm {

    private static final int WRITERS = 8;
    private static final int READERS = 16;
    private static final int ARTICLES_A_WRITER = 10;
    private static final List<String> SECTIONS = List.of("alpha", "beta", "gamma");
    private static final long MAY_BE_OLD = 1_000_000_000L;
    static final String GONE = "gone";

    private final Collection<String> faults = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicInteger changes = new AtomicInteger();
    private final List<Asking> services;
    private final List<Subject> articles = new ArrayList<>();
    private final Subject place = new Subject("gamma", null);
    private final long seconds;
    private volatile long end;

    private Storm(long seconds, List<String> ports) {
        this.seconds = seconds;
        services = ports.stream().map(port -> new Asking("http://127.0.0.1:" + port, faults)).toList();
    }

    public static void main(String[] arguments) throws Exception {
        new Storm(Long.parseLong(arguments[0]), List.of(arguments[1], arguments[2])).run();
    }

    private void run() throws Exception {
        for (var section : SECTIONS) {
            services.get(0).post("/v1/newsroom/sections", "{\"path\": \"%s\", \"name\": \"%1$s\"}".formatted(section), section, null);
        }
        place.begin("gamma").isSo();
        var threads = new ArrayList<Thread>();
        for (var writer = 0; writer < WRITERS; writer++) {
            var own = new ArrayList<Subject>();
            for (var number = 0; number < ARTICLES_A_WRITER; number++) {
                own.add(new Subject(SECTIONS.get((writer + number) % SECTIONS.size()), "storm-" + writer + "-" + number));
            }
            for (var article : own) {
                make(article);
            }
            articles.addAll(own);
            var random = new Random(writer);
            threads.add(new Thread(() -> repeat(() -> change(own.get(random.nextInt(own.size())), random))));
        }
        threads.add(new Thread(() -> repeat(this::moveSection)));
        for (var reader = 0; reader < READERS; reader++) {
            var random = new Random(100 + reader);
            threads.add(new Thread(() -> repeat(() -> read(random))));
        }
        end = System.nanoTime() + seconds * 1_000_000_000L;
        threads.forEach(Thread::start);
        for (var thread : threads) {
            thread.join();
        }
        faults.stream().limit(20).forEach(System.out::println);
        System.out.printf("%d changes, %d answers held against them, %d wrong%n", changes.get(), answers.get(), faults.size());
        services.forEach(System.out::println);
        var passed = faults.isEmpty() && answers.get() > 0;
        System.out.println(passed ? "PASSED" : "FAILED");
        System.exit(passed ? 0 : 1);
    }

    private interface Act {
        void now() throws Exception;
    }

    private void repeat(Act act) {
        while (System.nanoTime() < end) {
            try {
                act.now();
            } catch (Exception e) {
                faults.add("failed: " + e);
                return;
            }
        }
    }

    private void make(Subject article) throws Exception {
        var made = services.get(0).post(
                "/v1/newsroom/articles",
                "{\"slug\": \"%1$s\", \"headline\": \"v0\", \"sections\": [\"%2$s\"], \"bodyHtml\": \"<p>%1$s</p>\"}"
                        .formatted(article.slug, article.section),
                article.slug,
                null);
        article.id = made.json().path("id").asText();
        article.etag = tag(made);
        transition(article, "published", "v0");
    }

    private void change(Subject article, Random random) throws Exception {
        if (random.nextInt(6) == 0) {
            transition(article, "withdrawn", GONE);
            Thread.sleep(random.nextInt(300));
        }
        var headline = "v" + changes.incrementAndGet();
        var saved = services.get(0).ask(
                "PATCH", "/v1/newsroom/articles/" + article.id, "{\"headline\": \"" + headline + "\"}", null, article.etag);
        if (!saved.isGood()) {
            throw new IllegalStateException("saved with " + saved.status() + saved.response().body());
        }
        article.etag = tag(saved);
        transition(article, "published", headline);
        Thread.sleep(random.nextInt(100));
    }

    private void transition(Subject article, String to, String state) throws Exception {
        var begun = article.begin(state);
        var answer = services.get(0).post(
                "/v1/newsroom/articles/" + article.id + "/transitions",
                "{\"to\": \"" + to + "\"}",
                article.slug + System.nanoTime(),
                article.etag);
        if (answer.status() == 409) {
            // A section has just been moved: nothing was done.
            article.never(begun);
            return;
        }
        if (!answer.isGood()) {
            throw new IllegalStateException(to + " with " + answer.status() + answer.response().body());
        }
        begun.isSo();
        article.etag = tag(answer);
    }

    private void moveSection() throws Exception {
        Thread.sleep(1500);
        var section = services.get(0).ask("GET", "/v1/newsroom/sections/" + place.last(), null, null, null);
        var to = section.json().path("path").asText().equals("gamma") ? "alpha/gamma" : "gamma";
        var begun = place.begin(to);
        var moved = services.get(0).ask(
                "PATCH", "/v1/newsroom/sections/" + section.json().path("id").asText(), "{\"path\": \"" + to + "\"}", null, tag(section));
        if (!moved.isGood()) {
            throw new IllegalStateException("moved with " + moved.status() + moved.response().body());
        }
        begun.isSo();
    }

    private void read(Random random) throws Exception {
        var service = services.get(random.nextInt(services.size()));
        if (random.nextInt(3) == 0) {
            list(service, SECTIONS.get(random.nextInt(2)));
        } else {
            article(service, articles.get(random.nextInt(articles.size())));
        }
    }

    private void article(Asking service, Subject article) throws Exception {
        var from = System.nanoTime() - MAY_BE_OLD;
        var answer = service.ask("GET", "/v1/articles/" + article.slug, null, null, null);
        var to = System.nanoTime();
        if (answer.status() == 200) {
            check(article, answer.json(), from, to);
        } else if (answer.status() == 410 && article.mayHaveBeen(GONE, from, to)) {
            answers.incrementAndGet();
        } else {
            faults.add(article.slug + ": " + answer.status() + article.told());
        }
    }

    private void list(Asking service, String section) throws Exception {
        var from = System.nanoTime() - MAY_BE_OLD;
        var answer = service.ask("GET", "/v1/articles?limit=100&section=" + section, null, null, null);
        var to = System.nanoTime();
        if (answer.status() != 200) {
            faults.add(section + ": " + answer.status());
            return;
        }
        var found = new HashMap<String, JsonNode>();
        answer.json().path("data").forEach(card -> found.put(card.path("slug").asText(), card));
        for (var article : articles) {
            var card = found.get(article.slug);
            if (card != null) {
                check(article, card, from, to);
            } else if (article.section.equals(section) && article.wasThere(from, to)) {
                faults.add(article.slug + " is missing in " + section + ":" + article.told());
            }
        }
    }

    private void check(Subject article, JsonNode shown, long from, long to) {
        answers.incrementAndGet();
        var headline = shown.path("headline").asText();
        if (!article.mayHaveBeen(headline, from, to)) {
            faults.add(article.slug + " is shown as " + headline + ":" + article.told());
        }
        var path = shown.path("sections").path(0).path("path").asText();
        if (article.section.equals("gamma") && !place.mayHaveBeen(path, from, to)) {
            faults.add(article.slug + " is shown in " + path + ":" + place.told());
        }
    }

    private static String tag(Asking.Answer answer) {
        return answer.response().headers().firstValue("ETag").orElseThrow();
    }
}
