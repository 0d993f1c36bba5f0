package org.masthead.importer;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.masthead.importer.Importing.counts;
import static org.masthead.importer.Importing.errors;
import static org.masthead.importer.Importing.line;
import static org.masthead.importer.Importing.lines;
import static org.masthead.importer.Importing.over;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.masthead.Newsroom;
import org.masthead.database.Statements;

@QuarkusTest
class ArticleImportTest {

    @Inject
    Statements statements;

    private static Map<String, Object> article(String section, String slug) {
        var article = new HashMap<>(Newsroom.draftIn(section, "Headline " + slug));
        article.put("slug", slug);
        return article;
    }

    private static Map<String, Object> with(Map<String, Object> article, String member, Object value) {
        var changed = new HashMap<>(article);
        changed.put(member, value);
        return changed;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void takesDraftsAndPublishedArticles() {
        var section = Newsroom.section();
        var draft = Newsroom.freshWord();
        var published = Newsroom.freshWord();
        var job = over(lines(article(section, draft), with(article(section, published), "status", "published")));
        counts(job, 2, 2, 0, 0);
        assertThat(job.getLong("bytesRead")).isEqualTo(job.getLong("bytesTotal"));
        Newsroom.admin().get("/v1/newsroom/articles/" + draft).then().body("status", equalTo("draft"));
        get("/v1/articles/" + draft).then().statusCode(404);
        get("/v1/articles/" + published).then().statusCode(200).body("sections[0].path", equalTo(section));
        get("/v1/articles?section=" + section).then().body("data.slug", equalTo(List.of(published)));
        get("/v1/articles?q=" + published).then().body("data.slug", equalTo(List.of(published)));
    }

    /** So many that their words are collected behind them; one has more than are kept of an article. */
    @Test
    void findsManyNewArticlesByTheirWordsSoonAfterwards() throws InterruptedException {
        var section = Newsroom.section();
        var word = Newsroom.freshWord();
        var lines = IntStream.range(0, 100)
                .mapToObj(number -> with(article(section, word + "-" + number), "status", "published"))
                .toArray(Map<?, ?>[]::new);
        lines[7] = with(with(article(section, word + "-7"), "status", "published"), "bodyMarkdown", manyWords());
        var search = "/v1/articles?limit=100&section=" + section + "&q=" + word;
        get(search).then().body("data", empty());
        counts(over(lines(lines)), 100, 100, 0, 0);
        get("/v1/articles?limit=100&section=" + section).then().body("data", hasSize(100));
        for (var tries = 0;
                tries < 200 && get(search).jsonPath().getList("data").size() < 100;
                tries++) {
            Thread.sleep(50);
        }
        get(search).then().body("data", hasSize(100));
        act(word + "-7", "transitions", Map.of("to", "withdrawn", "reason", "other"), 200);
        get(search).then().body("data", hasSize(99));
        act(word + "-7", "erasure", Map.of("reason", "privacy"), 204);
    }

    /** In paragraphs, each word but once, with hyphens and letters of two bytes. */
    private static String manyWords() {
        return IntStream.range(0, 30_000)
                .mapToObj(n -> greek(2 * n) + "-" + greek(2 * n + 1) + (n % 200 == 0 ? "\n\n" : " "))
                .collect(Collectors.joining());
    }

    private static String greek(int number) {
        return Integer.toString(1_000_000 + number, 20)
                .chars()
                .mapToObj(digit -> Character.toString('α' + Character.digit(digit, 20)))
                .collect(Collectors.joining());
    }

    private static void act(String slug, String act, Map<String, ?> body, int status) {
        var article = "/v1/newsroom/articles/" + slug;
        Newsroom.admin()
                .header("If-Match", Newsroom.admin().get(article).header("ETag"))
                .contentType("application/json")
                .body(body)
                .post(article + "/" + act)
                .then()
                .statusCode(status);
    }

    @Test
    void makesOfALineWhatWritingAndPublishingMakeOfIt() {
        var section = Newsroom.section(Newsroom.section() + "/below");
        var collection = Newsroom.freshWord();
        Newsroom.admin()
                .contentType("application/json")
                .body(Map.of("name", collection, "visibleFrom", "2026-01-01T00:00:00Z"))
                .post("/v1/newsroom/collections")
                .then()
                .statusCode(201);
        var tag = Newsroom.freshWord();
        var related = Newsroom.publishedArticleIn(section);
        var pictures = Newsroom.EVERY_BLOCK.formatted(Newsroom.freshWord());
        var words = List.of(Newsroom.freshWord(), Newsroom.freshWord());
        var drafts = words.stream()
                .<Map<String, Object>>map(word -> {
                    var article = article(section, word);
                    article.put("headline", "The same headline");
                    article.put("kicker", " Kicker ");
                    article.put("summary", "Summary");
                    article.put("byline", "By somebody");
                    article.put("dateline", "Riverton");
                    article.put("source", "Agency " + tag);
                    article.put("collections", List.of(collection));
                    article.put("tags", List.of(tag, "Tag of " + tag));
                    article.put("related", List.of(related));
                    article.put("kind", "analysis");
                    article.put("publishedAt", "2020-02-03T04:05:06Z");
                    article.put("corrections", List.of(Map.of("at", "2021-01-01T00:00:00Z", "text", "Wrong.")));
                    article.put("rights", Map.of("copyright", "Ours", "syndicatable", true));
                    article.put("note", "From the archive");
                    article.remove("bodyMarkdown");
                    article.put(
                            "bodyHtml", pictures + "<p><a href=\"/" + section + "/" + related + "\">before</a></p>");
                    return article;
                })
                .toList();
        Newsroom.publish(Newsroom.write(drafts.get(0)));
        counts(over(lines(with(drafts.get(1), "status", "published"))), 1, 1, 0, 0);

        assertThat(seen("/v1/newsroom/articles/", words.get(1)))
                .isEqualTo(seen("/v1/newsroom/articles/", words.get(0)));
        assertThat(seen("/v1/articles/", words.get(1))).isEqualTo(seen("/v1/articles/", words.get(0)));
        get("/v1/articles?collection=" + collection)
                .then()
                .body("data.slug", equalTo(List.of(words.get(1), words.get(0))));
        for (var filter : List.of("section=" + section, "tag=" + tag, "q=headline&section=" + section)) {
            assertThat(get("/v1/articles?" + filter).jsonPath().getList("data.slug", String.class))
                    .as(filter)
                    .containsAll(words);
        }
        get("/v1/tags/" + tag).then().body("articleCount", equalTo(2));
        assertThat(Newsroom.admin()
                        .get("/v1/newsroom/articles/" + words.get(1) + "/revisions")
                        .jsonPath()
                        .getList("data.note", String.class))
                .containsExactly("From the archive");
        // What the import says that a revision names is what is worked out for others.
        var named = "(select array_agg(distinct id order by id) from unnest(%s) id)";
        assertThat(statements.list(
                        "select " + named.formatted("r.named") + "::text as said, "
                                + named.formatted("content_references(r.content)") + "::text as named"
                                + " from revision r join slug s using (article_id) where s.slug = :slug",
                        Map.of("slug", words.get(1)),
                        row -> Map.entry(row.getString("said"), row.getString("named"))))
                .singleElement()
                .satisfies(both ->
                        assertThat(both.getKey()).isEqualTo(both.getValue()).hasSizeGreaterThan(5 * 36));
    }

    /** What an answer says, apart from what must differ. */
    private static Map<String, Object> seen(String address, String slug) {
        var seen = Newsroom.admin().get(address + slug).jsonPath().<Map<String, Object>>get("");
        var differing = Set.of("id", "slug", "createdAt", "updatedAt", "urls", "related", "warnings");
        assertThat(seen).containsKeys("id", "slug");
        return seen.entrySet().stream()
                .filter(member -> !differing.contains(member.getKey()) && member.getValue() != null)
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        member -> member.getValue().toString().replaceAll("id=[a-z0-9]{8}\\b(?!-)", "id=…")));
    }

    @Test
    void tellsWhatIsWrongWithEachLineAndTakesTheOthers() {
        var section = Newsroom.section();
        var good = Newsroom.freshWord();
        var last = Newsroom.freshWord();
        var input = String.join(
                "\n",
                line(article(section, good)),
                line(article("no/such/section", Newsroom.freshWord())),
                "{\"headline\": ",
                line(with(article(section, Newsroom.freshWord()), "sectoins", List.of())),
                "",
                line(with(article(section, Newsroom.freshWord()), "status", "archived")),
                line(with(article(section, Newsroom.freshWord()), "id", "no id")),
                line(with(article(section, Newsroom.freshWord()), "headline", "h".repeat(301))),
                line(with(Map.of("headline", "Nothing else"), "status", "published")),
                line(article(section, good)),
                "[]",
                "null",
                line(with(article(section, Newsroom.freshWord()), "updatedAt", "2020-01-01T00:00:00Z")),
                line(with(article(section, Newsroom.freshWord()), "body", List.of(Map.of("type", "no-type")))),
                line(article(section, last)));
        var job = over(input);
        assertThat(errors(job))
                .containsExactly(
                        "2 /sections/0 not-found",
                        "3  malformed-json",
                        "4 /sectoins unknown-property",
                        "6 /status wrong-type",
                        "7 /id wrong-type",
                        "8 /headline size",
                        "9 /sections missing",
                        "9 /body missing",
                        "10 /slug taken",
                        "11  wrong-type",
                        "12  malformed-json",
                        "13 /updatedAt misplaced",
                        "14 /body/0 wrong-type");
        counts(job, 14, 2, 0, 12);
        Newsroom.admin().get("/v1/newsroom/articles/" + last).then().statusCode(200);
        var errors = job.getString("errors");
        var page = Newsroom.admin().get(errors + "?limit=5").jsonPath();
        assertThat(page.getList("data.line", Integer.class)).containsExactly(2, 3, 4, 6, 7);
        assertThat(Newsroom.admin().get(page.getString("page.next")).jsonPath().getList("data.line", Integer.class))
                .containsExactly(8, 9, 9, 10, 11);
        assertThat(page.getString("data[0].detail")).isEqualTo("must name one that exists");
        assertThat(job.getBoolean("errorsComplete")).isTrue();
    }

    @Test
    void readsLinesHoweverTheyEnd() {
        var section = Newsroom.section();
        var mark = "\ufeff";
        var words = IntStream.range(0, 3).mapToObj(n -> Newsroom.freshWord()).toList();
        var job = over(mark + line(article(section, words.get(0))) + "\r\n\r\n  \n"
                + line(article(section, words.get(1))) + "\r\n" + line(article(section, words.get(2))));
        counts(job, 3, 3, 0, 0);
    }

    @Test
    void refusesLinesThatAreTooLongOrNoText() {
        var section = Newsroom.section();
        var word = Newsroom.freshWord();
        var latin = line(article(section, Newsroom.freshWord()).entrySet().isEmpty()
                        ? Map.of()
                        : Map.of("headline", "Caf\u00e9"))
                .getBytes(StandardCharsets.ISO_8859_1);
        var long1 = bytes("{\"headline\": \"" + "a".repeat(1 << 20) + "\"}\n");
        var input = java.nio.ByteBuffer.allocate(3 << 20)
                .put(long1)
                .put(latin)
                .put((byte) '\n')
                .put(bytes("{\"headline\": \"\\ud800\"}\n"))
                .put(bytes(lines(article(section, word))));
        var job = over(Newsroom.admin(), "", java.util.Arrays.copyOf(input.array(), input.position()));
        assertThat(errors(job)).containsExactly("1  too-long", "2  malformed-json", "3  malformed-text");
        counts(job, 4, 1, 0, 3);
    }

    @Test
    void refusesNothing() {
        Importing.ask(Newsroom.admin(), "", new byte[0])
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("empty"));
        counts(over("\n\n"), 0, 0, 0, 0);
    }

    @Test
    void makesNoSecondArticleOfALineThatComesAgain() {
        var section = Newsroom.section();
        var id = UUID.randomUUID().toString();
        var article = with(with(article(section, Newsroom.freshWord()), "id", id), "status", "published");
        counts(over(lines(article, article)), 2, 1, 1, 0);
        counts(over(lines(article)), 1, 0, 1, 0);
        var changed = with(with(article, "headline", "Another"), "updatedAt", "2021-01-01T00:00:00Z");
        changed.put("publishedAt", "2020-01-01T00:00:00Z");
        counts(over(Newsroom.admin(), "?onConflict=update", bytes(lines(changed))), 1, 1, 0, 0);
        get("/v1/articles/" + article.get("slug"))
                .then()
                .body("id", equalTo(id))
                .body("headline", equalTo("Another"))
                .body("publishedAt", equalTo("2020-01-01T00:00:00Z"))
                .body("updatedAt", equalTo("2021-01-01T00:00:00Z"));
        var wrong = with(changed, "sections", List.of("no/such"));
        var job = over(Newsroom.admin(), "?onConflict=update", bytes(lines(wrong, changed)));
        assertThat(errors(job)).containsExactly("1 /sections/0 not-found");
        counts(job, 2, 1, 0, 1);
    }

    @Test
    void storesNothingOfATrial() {
        var section = Newsroom.section();
        var word = Newsroom.freshWord();
        var job = over(
                Newsroom.admin(),
                "?dryRun=true",
                bytes(lines(article(section, word), article("no/such", Newsroom.freshWord()))));
        counts(job, 2, 1, 0, 1);
        Newsroom.admin().get("/v1/newsroom/articles/" + word).then().statusCode(404);
    }

    @Test
    void numbersHeadlinesThatComeAgain() {
        var section = Newsroom.section();
        var word = Newsroom.freshWord();
        var headline = Map.of("headline", word, "sections", List.of(section));
        Newsroom.write(headline).then().statusCode(201);
        counts(over((line(headline) + "\n").repeat(3)), 3, 3, 0, 0);
        counts(over((line(headline) + "\n").repeat(450)), 450, 450, 0, 0);
        Newsroom.admin().get("/v1/newsroom/articles/" + word + "-4").then().statusCode(200);
        Newsroom.admin().get("/v1/newsroom/articles/" + word + "-454").then().statusCode(200);
    }

    @Test
    void givesNoArticleTheAddressOfOneThatWasErased() {
        var section = Newsroom.section();
        var slug = Newsroom.publishedArticleIn(section);
        var address = "/v1/newsroom/articles/"
                + Newsroom.admin().get("/v1/newsroom/articles/" + slug).<String>path("id");
        Newsroom.admin().header("If-Match", "*").delete(address).then().statusCode(204);
        Newsroom.admin()
                .header("If-Match", "*")
                .contentType("application/json")
                .body(Map.of("reason", "privacy"))
                .post(address + "/erasure")
                .then()
                .statusCode(204);
        var job = over(lines(article(section, slug), Map.of("headline", slug, "sections", List.of(section))));
        assertThat(errors(job)).containsExactly("1 /slug taken");
        counts(job, 2, 1, 0, 1);
        get("/v1/articles/" + slug).then().statusCode(410);
        Newsroom.admin().get("/v1/newsroom/articles/" + slug + "-2").then().statusCode(200);
    }

    @Test
    void letsLinesNameThoseBeforeThem() {
        var section = Newsroom.section();
        var first = Newsroom.freshWord();
        var second = Newsroom.freshWord();
        var job = over(lines(
                article(section, first),
                with(with(article(section, second), "related", List.of(first)), "translationOf", first)));
        counts(job, 2, 2, 0, 0);
        var id = Newsroom.admin().get("/v1/newsroom/articles/" + first).<String>path("id");
        Newsroom.admin()
                .get("/v1/newsroom/articles/" + second)
                .then()
                .body("related", equalTo(List.of(id)))
                .body("translationOf", equalTo(id));
    }

    @Test
    void leavesOutIdsThatAreOnlyInLaterLinesUntilTheyComeAgain() {
        var section = Newsroom.section();
        var ids = List.of(UUID.randomUUID().toString(), UUID.randomUUID().toString());
        var first = with(article(section, Newsroom.freshWord()), "id", ids.get(0));
        first.put("related", List.of(ids.get(1)));
        first.put("translationOf", ids.get(1));
        var second = with(article(section, Newsroom.freshWord()), "id", ids.get(1));
        second.put("related", List.of(ids.get(0), "no-such-slug"));
        var refused = over(lines(second));
        assertThat(errors(refused)).containsExactly("1 /related/0 not-found", "1 /related/1 not-found");
        second.put("related", List.of(ids.get(0)));

        var job = over(lines(first, second));
        assertThat(errors(job)).containsExactly("1 /related/0 left-out", "1 /translationOf left-out");
        counts(job, 2, 2, 0, 0);
        counts(over(Newsroom.admin(), "?onConflict=update", bytes(lines(first, second))), 2, 2, 0, 0);
        Newsroom.admin()
                .get("/v1/newsroom/articles/" + ids.get(0))
                .then()
                .body("related", equalTo(ids.subList(1, 2)))
                .body("translationOf", equalTo(ids.get(1)));
        Newsroom.admin().get("/v1/newsroom/articles/" + ids.get(1)).then().body("related", equalTo(ids.subList(0, 1)));
    }

    @Test
    void holdsCallersToTheirRoles() {
        var section = Newsroom.section();
        var line = article(section, Newsroom.freshWord());
        Importing.ask(Newsroom.as("contributor"), "", bytes(lines(line))).then().statusCode(403);
        var job = over(
                Newsroom.as("editor"),
                "",
                bytes(lines(with(line, "status", "published"), article(section, Newsroom.freshWord()))));
        assertThat(errors(job)).containsExactly("1 /status forbidden");
        counts(job, 2, 1, 0, 1);
        assertThat(job.getString("createdBy")).isEqualTo("a editor");
    }

    @Test
    void takesNoOtherBodiesAndParameters() {
        Newsroom.admin()
                .contentType("application/json")
                .body("{}")
                .post("/v1/newsroom/imports/articles")
                .then()
                .statusCode(415);
        Importing.ask(Newsroom.admin(), "?onConflict=replace", bytes("{}"))
                .then()
                .statusCode(400);
        Importing.ask(Newsroom.admin(), "?dryrun=true", bytes("{}")).then().statusCode(400);
    }

    @Test
    void takesAFileOnceThatIsSentAgain() {
        var key = Newsroom.freshWord();
        var input = bytes(lines(article(Newsroom.section(), Newsroom.freshWord())));
        var first = Importing.ask(Newsroom.admin().header("Idempotency-Key", key), "", input);
        first.then().statusCode(202);
        Importing.ask(Newsroom.admin().header("Idempotency-Key", key), "", input)
                .then()
                .statusCode(202)
                .header("Idempotency-Replayed", "true")
                .body("id", equalTo(first.path("id")));
        Importing.ask(Newsroom.admin().header("Idempotency-Key", key), "", bytes("{}\n"))
                .then()
                .statusCode(422);
        counts(Importing.waitFor(first.header("Location")), 1, 1, 0, 0);
    }

    @Test
    void goesOnWhileManyLinesComeAndNotesItOnce() throws Exception {
        var section = Newsroom.section();
        var before = audited();
        var input = IntStream.range(0, 1500)
                .mapToObj(n -> line(with(article(section, Newsroom.freshWord()), "status", "published")))
                .collect(Collectors.joining("\n"));
        counts(over(input), 1500, 1500, 0, 0);
        assertThat(audited() - before).isEqualTo(2);
        assertThat(get("/v1/articles?section=" + section + "&total=exact")
                        .jsonPath()
                        .getInt("page.total"))
                .isEqualTo(1500);
    }

    @Test
    void leavesOutALineAtWhichItFailsAndGoesOn() throws Exception {
        var section = Newsroom.section();
        var bad = Newsroom.freshWord();
        execute("create or replace function refuse_one() returns trigger language plpgsql as $$ begin"
                + " if new.headline = 'Headline " + bad + "' then raise exception 'not this one'; end if;"
                + " return new; end $$");
        execute("create trigger refuses_one before insert on article for each row execute function refuse_one()");
        try {
            var words = List.of(Newsroom.freshWord(), bad, Newsroom.freshWord());
            var job = over(
                    words.stream().map(word -> line(article(section, word))).collect(Collectors.joining("\n")));
            assertThat(errors(job)).containsExactly("2  internal");
            counts(job, 3, 2, 0, 1);
            Newsroom.admin().get("/v1/newsroom/articles/" + words.get(2)).then().statusCode(200);
        } finally {
            execute("drop trigger refuses_one on article");
            execute("drop function refuse_one");
        }
    }

    private static void execute(String sql) throws Exception {
        try (var connection = Newsroom.database();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long audited() throws Exception {
        try (var connection = Newsroom.database();
                var count = connection
                        .createStatement()
                        .executeQuery("select count(*) from audit where kind in ('article', 'article-import')")) {
            count.next();
            return count.getLong(1);
        }
    }
}
