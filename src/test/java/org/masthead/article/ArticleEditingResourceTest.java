package org.masthead.article;

import static io.restassured.RestAssured.given;
import static java.time.temporal.ChronoUnit.HOURS;
import static java.time.temporal.ChronoUnit.MINUTES;
import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.masthead.Newsroom.admin;
import static org.masthead.Newsroom.as;
import static org.masthead.Newsroom.change;
import static org.masthead.Newsroom.draftIn;
import static org.masthead.Newsroom.freshWord;
import static org.masthead.Newsroom.publishedArticleIn;
import static org.masthead.Newsroom.section;
import static org.masthead.Newsroom.transition;
import static org.masthead.Newsroom.write;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.masthead.Newsroom;
import org.masthead.SentStatements;

@QuarkusTest
class ArticleEditingResourceTest {

    @Inject
    SentStatements statements;

    private static ValidatableResponse post(String body) {
        return admin().contentType(ContentType.JSON)
                .body(body)
                .post("/v1/newsroom/articles")
                .then();
    }

    @Test
    void makesADraftAndTellsWhereItIs() {
        var headline = "Headline " + freshWord();
        write(draftIn(section(), headline))
                .then()
                .statusCode(201)
                .header("Location", startsWith("/v1/newsroom/articles/"))
                .header("ETag", notNullValue())
                .header("Cache-Control", "private, no-store")
                .body("headline", equalTo(headline))
                .body("status", equalTo("draft"))
                .body("stage", equalTo("writing"))
                .body("revision", equalTo(1))
                .body("hasUnpublishedChanges", equalTo(true))
                .body("createdBy", notNullValue());
    }

    @Test
    void acceptsADraftWithNothingInIt() {
        post("{}").statusCode(201).body("headline", nullValue()).body("slug", notNullValue());
    }

    @Test
    void takesBackTheBlocksThatItGave() {
        var blocks =
                write(draftIn(section(), "Headline " + freshWord())).jsonPath().getList("body");
        write(Map.of("headline", "Headline " + freshWord(), "body", blocks))
                .then()
                .statusCode(201)
                .body("body", equalTo(blocks));
    }

    /** What stands in a working copy beyond the members of a draft: none of them can be written. */
    private static final List<String> HOW_IT_STANDS = List.of(
            "id",
            "status",
            "stage",
            "revision",
            "hasUnpublishedChanges",
            "publishAt",
            "withdrawAt",
            "createdAt",
            "createdBy",
            "createdById",
            "updatedAt",
            "updatedBy",
            "removedAt",
            "erasedAt",
            "warnings");

    @Test
    void takesBackEveryMemberOfADraftThatItGave() throws SQLException {
        var section = section();
        var word = freshWord();
        var other = publishedArticleIn(section);
        var path = given().get("/v1/articles/" + other).<String>path("urls.path");
        try (var database = Newsroom.database();
                var insert = database.createStatement()) {
            var row = " values ('" + UUID.randomUUID() + "', '" + word + "', ";
            insert.execute("insert into author (id, slug, name)" + row + "'Somebody')");
            insert.execute("insert into collection (id, slug, names)" + row + "'{}')");
        }
        var picture = "<img src='https://pictures.example/" + word + ".jpg' alt='A street'>";
        var image = write(Map.of("bodyHtml", picture)).<String>path("body[0].image.id");
        var draft = new HashMap<String, Object>();
        draft.put("kind", "analysis");
        draft.put("language", "en-GB");
        draft.put("headline", "Headline " + word);
        draft.put("kicker", "A kicker");
        draft.put("summary", "A summary");
        draft.put("byline", "By somebody");
        draft.put("dateline", "Riverton");
        draft.put("source", "Agency " + word);
        draft.put("sections", List.of(section));
        draft.put("collections", List.of(word));
        draft.put("authors", List.of(word));
        draft.put("tags", List.of(word + "++", word));
        draft.put("related", List.of(other));
        draft.put("translationOf", other);
        draft.put("leadImage", Map.of("id", image, "alt", "", "caption", "A caption"));
        draft.put("corrections", List.of(Map.of("at", "2026-01-01T00:00:00Z", "text", "It was Monday.")));
        draft.put("rights", Map.of("copyright", "ours", "syndicatable", true));
        draft.put("publishedAt", "2026-03-01T06:30:00Z");
        draft.put(
                "bodyHtml", Newsroom.EVERY_BLOCK.formatted(word) + "<p><a href='" + path + "'>That</a></p>" + picture);
        var id = write(draft).then().statusCode(201).extract().<String>path("id");

        var copy = admin().get("/v1/newsroom/articles/" + id).<Map<String, Object>>path("$");
        copy.keySet().removeAll(HOW_IT_STANDS);
        assertThat(copy).containsEntry("translationOf", ((List<?>) copy.get("related")).get(0));
        copy.replaceAll((member, value) -> member.equals("slug") ? word : value);
        var again = write(copy).then().statusCode(201).extract().<Map<String, Object>>path("$");
        again.keySet().removeAll(HOW_IT_STANDS);
        assertThat(again).isEqualTo(copy).doesNotContainValue(null);
    }

    @ParameterizedTest
    @FieldSource("HOW_IT_STANDS")
    void doesNotLetAnybodyWriteHowItStands(String member) {
        post("{\"headline\": \"a\", \"" + member + "\": null}")
                .statusCode(400)
                .body("code", equalTo("unknown-property"))
                .body("errors[0].pointer", equalTo("/" + member));
    }

    @Test
    void keepsTagsApartByTheirNamesAndNotByTheirSlugs() {
        var word = freshWord();
        var slugs = List.of(word, word + "-2", word + "-3");
        write(Map.of("tags", List.of(word, word + "++", word + "#")))
                .then()
                .statusCode(201)
                .body("tags", equalTo(slugs));
        write(Map.of("tags", slugs)).then().body("tags", equalTo(slugs));
        write(Map.of("tags", List.of(word.toUpperCase(Locale.ROOT) + "#", " " + word + "++ ")))
                .then()
                .body("tags", equalTo(List.of(word + "-3", word + "-2")));
        write(Map.of("tags", List.of(word + " One", word + "  ONE")))
                .then()
                .body("tags", equalTo(List.of(word + "-one")));
    }

    @Test
    void givesATagOfSignsASlug() {
        write(Map.of("tags", List.of("😀", "😁")))
                .then()
                .statusCode(201)
                .body("tags", equalTo(List.of("grinning-face", "grinning-face-with-smiling-eyes")));
    }

    @Test
    void makesATagOnceHoweverManyNameItAtATime() throws Exception {
        var word = freshWord();
        var pool = Executors.newFixedThreadPool(8);
        try {
            var names = List.of(word + "+", word + "#", word.toUpperCase(Locale.ROOT) + "+", word + "#");
            var writing = names.stream()
                    .<Callable<String>>map(name -> () -> write(Map.of("tags", List.of(name)))
                            .then()
                            .statusCode(201)
                            .extract()
                            .path("tags[0]"))
                    .toList();
            var slugs = new ArrayList<String>();
            for (var answer : pool.invokeAll(writing)) {
                slugs.add(answer.get());
            }
            assertThat(slugs).containsOnly(word, word + "-2");
            assertThat(slugs.get(0)).isEqualTo(slugs.get(2)).isNotEqualTo(slugs.get(1));
            assertThat(slugs.get(1)).isEqualTo(slugs.get(3));
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void numbersASlugThatIsTaken() {
        var word = freshWord();
        write(Map.of("headline", word)).then().body("slug", equalTo(word));
        write(Map.of("headline", word)).then().body("slug", equalTo(word + "-2"));
        write(Map.of("headline", word)).then().body("slug", equalTo(word + "-3"));
    }

    /** One by one it would ask the database for each. */
    @Test
    void numbersASlugThatThousandsHave() throws SQLException {
        var word = freshWord();
        write(Map.of("headline", word)).then().statusCode(201);
        try (var database = Newsroom.database();
                var statement = database.prepareStatement("insert into slug (slug, article_id, current)"
                        + " select slug || '-' || number, article_id, false from slug, generate_series(2, 5000) number"
                        + " where slug = ?")) {
            statement.setString(1, word);
            assertThat(statement.executeUpdate()).isEqualTo(4999);
        }
        var sent =
                statements.during(() -> write(Map.of("headline", word)).then().statusCode(201));
        assertThat(sent).isLessThan(60);
        write(Map.of("headline", word)).then().body("slug", equalTo(word + "-5004"));
    }

    @Test
    void findsAFreeSlugHoweverFarApartThoseLieThatAreTaken() {
        var word = freshWord();
        write(Map.of("slug", word)).then().statusCode(201);
        for (var number : List.of(2, 3, 4, 5)) {
            write(Map.of("slug", word + "-" + number)).then().statusCode(201);
        }
        for (var number = 8; number < 1 << 29; number *= 2) {
            write(Map.of("slug", word + "-" + number)).then().statusCode(201);
        }
        write(Map.of("headline", word)).then().statusCode(201).body("slug", startsWith(word + "-"));
    }

    @Test
    void givesWhatHadNoHeadlineTheSlugOfItsFirst() {
        var blank = write(Map.of());
        blank.then().statusCode(201).body("slug", startsWith("article"));
        var word = freshWord();
        change(blank.path("id"), Map.of("headline", word)).then().body("slug", equalTo(word));
        change(blank.path("id"), Map.of("headline", "Another")).then().body("slug", equalTo(word));
        var own = write(Map.of("slug", "own-" + word));
        change(own.path("id"), Map.of("headline", word)).then().body("slug", equalTo("own-" + word));
    }

    @Test
    void refusesASlugThatSomebodyElseChose() {
        var word = freshWord();
        write(Map.of("slug", word)).then().statusCode(201);
        write(Map.of("slug", word))
                .then()
                .statusCode(409)
                .body("code", equalTo("slug-taken"))
                .body("errors[0].pointer", equalTo("/slug"));
    }

    @Test
    void givesASlugThatManyChooseAtOnceToOneOfThem() throws Exception {
        var word = freshWord();
        var pool = Executors.newFixedThreadPool(50);
        try {
            var answers = new ArrayList<String>();
            for (var answer :
                    pool.invokeAll(Collections.nCopies(50, (Callable<Response>) () -> write(Map.of("slug", word))))) {
                var status = answer.get().statusCode();
                answers.add(status == 201 ? "201" : status + " " + answer.get().path("code"));
            }
            assertThat(answers).containsOnlyOnce("201").containsOnly("201", "409 slug-taken");
        } finally {
            pool.shutdownNow();
        }
    }

    static Stream<Arguments> contentThatIsNotAcceptable() {
        return Stream.of(
                Arguments.of("{\"slug\": \"Not A Slug\"}", "/slug"),
                Arguments.of("{\"headline\": \"   \"}", "/headline"),
                Arguments.of("{\"headline\": \"two\\nlines\"}", "/headline"),
                Arguments.of("{\"headline\": \"two\\u2028lines\"}", "/headline"),
                Arguments.of("{\"headline\": \"\\u200b\\u2060 \\u3164\\ufe0f\"}", "/headline"),
                Arguments.of("{\"headline\": \"turned \\u202e round\"}", "/headline"),
                Arguments.of("{\"headline\": \"" + "x".repeat(301) + "\"}", "/headline"),
                Arguments.of("{\"note\": \"a\\u0007b\"}", "/note"),
                Arguments.of("{\"rights\": {\"copyright\": \"a\\u000bb\"}}", "/rights/copyright"),
                Arguments.of("{\"sections\": [\"no/such/section\"]}", "/sections/0"),
                Arguments.of("{\"authors\": [\"nobody-of-this-name\"]}", "/authors/0"),
                Arguments.of("{\"collections\": [\"no-such-collection\"]}", "/collections/0"),
                Arguments.of("{\"related\": [\"no-such-article\"]}", "/related/0"),
                Arguments.of("{\"tags\": [\"a\", \"01900000-0000-7000-8000-000000000000\"]}", "/tags/1"),
                Arguments.of("{\"tags\": [\"\\u200b\"]}", "/tags/0"),
                Arguments.of("{\"publishedAt\": \"9999-12-31T23:59:59Z\"}", "/publishedAt"),
                Arguments.of("{\"publishedAt\": \"" + Instant.now().plus(1, HOURS) + "\"}", "/publishedAt"),
                Arguments.of("{\"publishedAt\": \"1499-12-31T23:59:59Z\"}", "/publishedAt"),
                Arguments.of("{\"translationOf\": \"no-such-article\"}", "/translationOf"),
                Arguments.of("{\"edition\": \"no-such-edition\"}", "/edition"),
                Arguments.of("{\"language\": \"not a language\"}", "/language"),
                Arguments.of("{\"leadImage\": {\"id\": \"01900000-0000-7000-8000-000000000000\"}}", "/leadImage/id"),
                Arguments.of("{\"leadImage\": {}}", "/leadImage/id"),
                Arguments.of("{\"corrections\": [{\"text\": \"x\"}]}", "/corrections/0/at"),
                Arguments.of("{\"bodyHtml\": \"<p>a</p>\", \"bodyMarkdown\": \"a\"}", ""),
                Arguments.of("{\"body\": [{\"type\": \"heading\", \"level\": 9, \"text\": \"x\"}]}", "/body/0/level"));
    }

    @ParameterizedTest
    @MethodSource("contentThatIsNotAcceptable")
    void pointsAtWhatIsNotAcceptable(String body, String pointer) {
        post(body)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("validation"))
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void takesATimeOfFirstPublicationFromTheFirstNewspapersToNow() {
        for (var time : List.of(
                "1605-09-15T12:00:00Z",
                Instant.now().plus(1, MINUTES).truncatedTo(SECONDS).toString())) {
            write(Map.of("publishedAt", time)).then().statusCode(201).body("publishedAt", equalTo(time));
        }
    }

    @Test
    void pointsAtEveryThingThatDoesNotExistAtOnce() {
        var nothing = "01900000-0000-7000-8000-000000000000";
        var section = section();
        var image = Map.of("id", nothing);
        write(Map.of(
                        "edition", "no-such-edition",
                        "translationOf", "no-such-article",
                        "sections", List.of(section, "no/such/section", nothing),
                        "authors", List.of("nobody"),
                        "collections", List.of(nothing),
                        "related", List.of("no-such-article", "nor-this"),
                        "leadImage", image,
                        "body",
                                List.of(
                                        Map.of("type", "divider"),
                                        Map.of("type", "image", "image", image),
                                        Map.of("type", "gallery", "images", List.of(Map.of("image", image))),
                                        Map.of("type", "video", "url", "https://e.example/v", "poster", image))))
                .then()
                .statusCode(422)
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/edition",
                                "/translationOf",
                                "/sections/1",
                                "/sections/2",
                                "/authors/0",
                                "/collections/0",
                                "/related/0",
                                "/related/1",
                                "/leadImage/id",
                                "/body/1/image/id",
                                "/body/2/images/0/image/id",
                                "/body/3/poster/id"))
                .body("errors.code", everyItem(equalTo("not-found")));
    }

    static Stream<Arguments> bodiesThatCannotBeRead() {
        return Stream.of(
                Arguments.of("{\"headline\":", "malformed-json"),
                Arguments.of("", "malformed-json"),
                Arguments.of("null", "malformed-json"),
                Arguments.of("{\"headline\": \"a\", \"headline\": \"b\"}", "malformed-json"),
                Arguments.of("{\"headline\": 5}", "wrong-type"),
                Arguments.of("{\"headline\": {}}", "wrong-type"),
                Arguments.of("{\"kind\": \"novel\"}", "wrong-type"),
                Arguments.of("{\"publishedAt\": 17}", "wrong-type"),
                Arguments.of("{\"publishedAt\": \"yesterday\"}", "wrong-type"),
                Arguments.of("{\"headlines\": \"a\"}", "unknown-property"),
                Arguments.of("{\"status\": \"published\"}", "unknown-property"),
                Arguments.of("{\"createdBy\": \"me\"}", "unknown-property"),
                Arguments.of("{\"headline\": \"a\\u0000b\"}", "malformed-text"));
    }

    @ParameterizedTest
    @MethodSource("bodiesThatCannotBeRead")
    void refusesABodyThatCannotBeReadAndSaysWhy(String body, String code) {
        post(body).statusCode(400).contentType("application/problem+json").body("code", equalTo(code));
    }

    @Test
    void neverLetsAScriptThrough() {
        write(
                        Map.of(
                                "bodyHtml",
                                "<p onclick=\"x()\">a<script>alert(1)</script><a href=\"javascript:x\">b</a><img src=x onerror=y></p>"))
                .then()
                .statusCode(201)
                .body("body[0].html", equalTo("ab"))
                .body("warnings", hasItem(containsString("script")));
    }

    @Test
    void publishesNothingThatReadersWouldMissSomethingIn() {
        var id = write(Map.of()).then().extract().<String>path("id");
        transition(id, Map.of("to", "published"))
                .then()
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/headline", "/sections", "/body"));
    }

    @Test
    void takesTextThatNobodyCanSeeForNone() {
        var written = write(Map.of(
                "headline",
                "Headline " + freshWord(),
                "sections",
                List.of(section()),
                "body",
                List.of(
                        Map.of("type", "heading", "level", 2, "text", "\u200B"),
                        Map.of("type", "paragraph", "html", "&#xAD;<em>\u2800</em>"))));
        transition(written.then().statusCode(201).extract().path("id"), Map.of("to", "published"))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/body"));
    }

    @Test
    void changesNothingWithoutTheLockThatWasRead() {
        var written = write(draftIn(section(), "Headline " + freshWord()));
        var address = "/v1/newsroom/articles/" + written.path("id") + "/transitions";
        var publish = admin().contentType(ContentType.JSON).body(Map.of("to", "published"));
        publish.post(address).then().statusCode(428);
        admin().contentType(ContentType.JSON)
                .body(Map.of("to", "published"))
                .header("If-Match", "\"stale\"")
                .post(address)
                .then()
                .statusCode(412)
                .header("ETag", written.header("ETag"));
        given().get("/v1/articles/" + written.path("slug")).then().statusCode(404);
    }

    @Test
    void letsOneOfManyWinWhoChangeTheSameState() throws Exception {
        var written = write(draftIn(section(), "Headline " + freshWord()));
        var pool = Executors.newFixedThreadPool(8);
        try {
            Callable<Integer> publish = () -> admin().contentType(ContentType.JSON)
                    .header("If-Match", written.header("ETag"))
                    .body(Map.of("to", "published"))
                    .post("/v1/newsroom/articles/" + written.path("id") + "/transitions")
                    .statusCode();
            var answers = pool.invokeAll(Collections.nCopies(8, publish));
            var statuses = new ArrayList<Integer>();
            for (var answer : answers) {
                statuses.add(answer.get());
            }
            assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void refusesToWithdrawWhatReadersNeverSaw() {
        var id = write(draftIn(section(), "Headline " + freshWord()))
                .then()
                .extract()
                .<String>path("id");
        transition(id, Map.of("to", "withdrawn")).then().statusCode(409).body("code", equalTo("invalid-transition"));
    }

    @Test
    void showsWhatReadersSeeAndWhatTheyDoNot() {
        var id = write(draftIn(section(), "Headline " + freshWord()))
                .then()
                .extract()
                .<String>path("id");
        transition(id, Map.of("to", "published"))
                .then()
                .statusCode(200)
                .body("status", equalTo("published"))
                .body("hasUnpublishedChanges", equalTo(false));
    }

    @Test
    void listsWhatWasSavedLastFirst() {
        var first = write(Map.of("headline", freshWord())).then().extract().<String>path("id");
        var second = write(Map.of("headline", freshWord())).then().extract().<String>path("id");
        var listed = admin().get("/v1/newsroom/articles?limit=2").then().statusCode(200);
        listed.body("data.id", equalTo(Arrays.asList(second, first))).body("data[0].status", equalTo("draft"));
        admin().urlEncodingEnabled(false)
                .get(listed.extract().<String>path("page.next"))
                .then()
                .statusCode(200);
    }

    @Test
    void showsContributorsTheirOwnArticlesAndNoOthers() {
        var others = write(Map.of("headline", freshWord())).then().extract().<String>path("id");
        var own = as("contributor")
                .contentType(ContentType.JSON)
                .body(Map.of("headline", freshWord()))
                .post("/v1/newsroom/articles")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        as("contributor").get("/v1/newsroom/articles/" + own).then().statusCode(200);
        as("contributor").get("/v1/newsroom/articles/" + others).then().statusCode(404);
        as("contributor")
                .get("/v1/newsroom/articles")
                .then()
                .body("data.id", hasItem(own))
                .body("data.id", not(hasItem(others)));
        as("editor").get("/v1/newsroom/articles/" + others).then().statusCode(200);
    }

    @Test
    void letsOnlyThoseDecideWhatReadersSeeWhoMay() {
        for (var role : List.of("contributor", "editor")) {
            var written = as(role).contentType(ContentType.JSON)
                    .body(draftIn(section(), "Headline " + freshWord()))
                    .post("/v1/newsroom/articles");
            as(role).contentType(ContentType.JSON)
                    .header("If-Match", written.header("ETag"))
                    .body(Map.of("to", "published"))
                    .post("/v1/newsroom/articles/" + written.path("id") + "/transitions")
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("forbidden"));
        }
    }

    @Test
    void letsNobodyInWithoutAKey() {
        given().get("/v1/newsroom/articles")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("Bearer"))
                .body("code", equalTo("unauthenticated"));
        given().header("Authorization", "Bearer mh_wrong")
                .get("/v1/newsroom/articles")
                .then()
                .statusCode(401)
                .body("code", equalTo("unauthenticated"));
    }
}
