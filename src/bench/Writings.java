import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes articles, remembers what was acknowledged of each, and holds what there is against it. */
final class Writings {

    private static final int PARAGRAPHS = 5;

    private final Asking service;
    private final Random random;
    private final Collection<String> faults;
    private final List<Written> articles = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger seen = new AtomicInteger();
    private volatile boolean stopping;

    Writings(Asking service, Random random, Collection<String> faults) {
        this.service = service;
        this.random = random;
        this.faults = faults;
    }

    void stop() {
        stopping = true;
    }

    /** How many articles readers got. */
    int seen() {
        return seen.get();
    }

    /** What somebody was told of an article, and what they sent without being told anything. */
    private static final class Written {
        final String word;
        String id;
        String etag;
        String headline;
        boolean published;
        String publishedHeadline;
        boolean withdrawn;

        Written(String word) {
            this.word = word;
        }
    }

    /** Until it is stopped. */
    void write(String writer) throws Exception {
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
        var answer = service.post("/v1/newsroom/articles", body, article.word + "-create", null);
        if (answer.status() != 201) {
            faults.add(article.word + ": created with " + answer.status() + " " + answer.response().body());
            return;
        }
        article.id = answer.json().path("id").asText();
        article.etag = answer.response().headers().firstValue("ETag").orElseThrow();
        article.headline = article.word + " one";
    }

    /** Is not repeated: whoever was told nothing reads what is there. */
    private void change(Written article) throws Exception {
        if (article.id == null) {
            return;
        }
        var headline = article.word + " change" + random.nextInt(1000000);
        var answer = service.ask("PATCH", "/v1/newsroom/articles/" + article.id, "{\"headline\": \"" + headline + "\"}", null, article.etag);
        if (answer.isGood()) {
            service.acknowledged();
            article.headline = headline;
            article.etag = answer.response().headers().firstValue("ETag").orElseThrow();
            return;
        }
        if (answer.status() == 500) {
            faults.add(article.word + ": changed with 500 " + answer.response().body());
        }
        var now = service.until("GET", "/v1/newsroom/articles/" + article.id);
        var found = now.json().path("headline").asText();
        if (!found.equals(headline) && !found.equals(article.headline)) {
            faults.add(article.word + ": has the headline " + found + ", not " + article.headline + " nor " + headline);
        }
        article.headline = found;
        article.etag = now.response().headers().firstValue("ETag").orElseThrow();
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
        var answer = service.post(
                "/v1/newsroom/articles/" + article.id + "/transitions",
                "{\"to\": \"" + to + "\"}",
                article.word + "-" + to,
                article.etag);
        if (answer.status() != 200) {
            faults.add(article.word + ": " + to + " with " + answer.status() + " " + answer.response().body());
            return;
        }
        article.etag = answer.response().headers().firstValue("ETag").orElseThrow();
    }

    /** What readers see is whole at any time. */
    void read() throws Exception {
        while (!stopping) {
            var list = service.ask("GET", "/v1/articles?view=full&limit=5", null, null, null);
            if (list.status() == 200) {
                for (var article : list.json().path("data")) {
                    whole(article);
                }
            } else if (list.status() == 500) {
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

    /** What is there at the end against what was acknowledged. */
    void check() throws Exception {
        for (var article : List.copyOf(articles)) {
            var all = service.until("GET", "/v1/newsroom/articles?limit=10&q=" + article.word);
            var found = all.json().path("data").size();
            if (found != 1) {
                faults.add(article.word + ": there are " + found);
            }
            if (article.id == null) {
                continue;
            }
            var working = service.until("GET", "/v1/newsroom/articles/" + article.id);
            if (working.status() != 200) {
                faults.add(article.word + ": was acknowledged and is " + working.status());
                continue;
            }
            if (!working.json().path("headline").asText().equals(article.headline)) {
                faults.add(article.word + ": has the headline " + working.json().path("headline") + ", not " + article.headline);
            }
            var delivered = service.until("GET", "/v1/articles/" + article.id);
            var expected = article.withdrawn ? 410 : article.published ? 200 : 404;
            if (delivered.status() != expected) {
                faults.add(article.word + ": readers get " + delivered.status() + ", not " + expected);
            } else if (expected == 200) {
                whole(delivered.json());
                if (!delivered.json().path("headline").asText().equals(article.publishedHeadline)) {
                    faults.add(article.word + ": readers see what was not published");
                }
            }
            var again = service.ask("POST", "/v1/newsroom/articles", "{}", article.word + "-create", null);
            if (again.status() != 422) {
                faults.add(article.word + ": its key is forgotten: " + again.status());
            }
        }
        System.out.println(articles.size() + " articles looked at");
    }
}
