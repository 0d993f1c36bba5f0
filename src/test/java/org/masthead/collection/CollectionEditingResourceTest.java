package org.masthead.collection;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.masthead.Newsroom.admin;
import static org.masthead.Newsroom.as;
import static org.masthead.Newsroom.draftIn;
import static org.masthead.Newsroom.freshWord;
import static org.masthead.Newsroom.publish;
import static org.masthead.Newsroom.reasons;
import static org.masthead.Newsroom.section;
import static org.masthead.Newsroom.write;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.masthead.Editing;
import org.masthead.http.MergePatch;

@QuarkusTest
class CollectionEditingResourceTest {

    private static final String ALL = "/v1/newsroom/collections";
    private static final String LONG_AGO = "2020-01-01T00:00:00Z";

    @Inject
    Collections collections;

    @Inject
    TellDueCollections due;

    static ValidatableResponse make(Map<String, ?> draft) {
        return admin().contentType(ContentType.JSON).body(draft).post(ALL).then();
    }

    /** Makes a list that readers see, and gives its slug. */
    static String collection() {
        return make(Map.of("name", freshWord(), "visibleFrom", LONG_AGO))
                .statusCode(201)
                .extract()
                .path("slug");
    }

    static Response read(String collection) {
        return admin().get(ALL + "/" + collection);
    }

    private static Response change(String collection, String etag, Map<String, ?> patch) {
        return admin().contentType(MergePatch.MEDIA_TYPE + "; charset=UTF-8")
                .header("If-Match", etag)
                .body(patch)
                .patch(ALL + "/" + collection);
    }

    private static ValidatableResponse change(String collection, Map<String, ?> patch) {
        return change(collection, read(collection).header("ETag"), patch).then();
    }

    private static Map<String, Object> without(String member) {
        var patch = new HashMap<String, Object>();
        patch.put(member, null);
        return patch;
    }

    @Test
    void makesAListThatReadersDoNotSeeYet() {
        var etag = given().get("/v1/collections").header("ETag");
        var name = "Best of " + freshWord();
        var made = make(Map.of("name", name, "translations", Map.of("fr", Map.of("name", "Meilleur"))))
                .statusCode(201)
                .body("name", equalTo(name))
                .body("translations.fr.name", equalTo("Meilleur"))
                .body("visibleFrom", nullValue())
                .extract();
        String slug = made.path("slug");
        assertThat(slug).startsWith("best-of-");
        admin().get(made.header("Location")).then().header("ETag", equalTo(made.header("ETag")));
        as("contributor").get(ALL + "/" + slug).then().statusCode(200).body("id", equalTo(made.path("id")));
        given().get("/v1/collections/" + slug).then().statusCode(404);
        given().header("If-None-Match", etag).get("/v1/collections").then().statusCode(304);
    }

    @Test
    void listsAllInTheOrderOfTheirSlugs() {
        var a = "0-" + freshWord() + "-a";
        var b = a.replaceAll("a$", "b");
        make(Map.of("name", "A", "slug", a)).statusCode(201);
        make(Map.of("name", "B", "slug", b)).statusCode(201);
        var first = admin().get(ALL + "?limit=100");
        assertThat(first.jsonPath().getList("data.slug", String.class)).containsSubsequence(a, b);
        var one = admin().get(ALL + "?limit=1");
        admin().urlEncodingEnabled(false)
                .get(one.<String>path("page.next"))
                .then()
                .statusCode(200)
                .body("data.slug", not(hasItem(one.<String>path("data[0].slug"))));
    }

    @Test
    void opensAndClosesItsWindow() {
        var slug = make(Map.of("name", freshWord())).extract().<String>path("slug");
        change(slug, Map.of("visibleFrom", LONG_AGO)).statusCode(200).body("visibleFrom", equalTo(LONG_AGO));
        var etag = given().get("/v1/collections/" + slug)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
        change(slug, Map.of("name", "Other")).statusCode(200);
        given().header("If-None-Match", etag)
                .get("/v1/collections/" + slug)
                .then()
                .statusCode(200)
                .body("name", equalTo("Other"));
        change(slug, Map.of("visibleUntil", "2021-01-01T00:00:00.000Z")).statusCode(200);
        given().get("/v1/collections/" + slug).then().statusCode(404);
        change(slug, without("visibleUntil")).statusCode(200);
        given().get("/v1/collections/" + slug).then().statusCode(200);
        change(slug, Map.of("visibleFrom", "2999-01-01T00:00:00.000Z")).statusCode(200);
        given().get("/v1/collections/" + slug).then().statusCode(404);
        change(slug, Map.of("visibleUntil", LONG_AGO))
                .statusCode(422)
                .body("errors.pointer", contains("/visibleUntil"));
    }

    @Test
    void tellsReadersOfAnArticleInWhichListsItIsFromTimeToTime() {
        var slug = collection();
        var draft = new HashMap<String, Object>(draftIn(section(), "Headline"));
        draft.put("collections", List.of(slug));
        var article = publish(write(draft));
        var etag = given().get("/v1/articles/" + article).header("ETag");
        change(slug, Map.of("name", "Renamed")).statusCode(200);
        var named = given().header("If-None-Match", etag).get("/v1/articles/" + article);
        named.then().statusCode(200).body("collections.name", contains("Renamed"));
        change(slug, without("visibleFrom")).statusCode(200);
        given().header("If-None-Match", named.header("ETag"))
                .get("/v1/articles/" + article)
                .then()
                .statusCode(200)
                .body("collections", equalTo(List.of()));
        change(slug, Map.of("visibleFrom", "2020-01-01T00:00:00Z")).statusCode(200);
        given().get("/v1/articles/" + article).then().body("collections.slug", contains(slug));
    }

    @Test
    void letsNobodyKeepAnArticleBeyondTheWindowOfItsList() throws InterruptedException {
        var slug = collection();
        var article = publish(write(draftIn(section(), "Headline")));
        CollectionItemsResourceTest.put(slug, "*", List.of(article)).then().statusCode(200);
        var end = Instant.now().plusSeconds(2);
        change(slug, Map.of("visibleUntil", end.toString())).statusCode(200);
        var listed = given().get("/v1/articles/" + article);
        listed.then()
                .body("collections.slug", contains(slug))
                .header("Cache-Control", startsWith("public, max-age=1,"));
        Thread.sleep(Duration.between(Instant.now(), end).toMillis() + 100);
        given().header("If-None-Match", listed.header("ETag"))
                .get("/v1/articles/" + article)
                .then()
                .statusCode(200)
                .body("collections", equalTo(List.of()));
        // Not while another test looks.
        tellDueOnSeveralServices();
    }

    @Test
    void writesToTheLogOfChangesOnceWhatCameAndWentByItsWindow() throws InterruptedException {
        var from = Instant.now().plusSeconds(5).truncatedTo(ChronoUnit.MILLIS);
        var until = from.plusSeconds(5);
        var coming =
                made(Map.of("name", freshWord(), "visibleFrom", from.toString(), "visibleUntil", until.toString()));
        var moved = made(Map.of("name", freshWord(), "visibleFrom", from.toString()));
        change(moved, Map.of("visibleFrom", "2999-01-01T00:00:00.000Z")).statusCode(200);
        var removed = made(Map.of("name", freshWord(), "visibleFrom", from.toString()));
        Editing.delete(ALL + "/" + removed).statusCode(204);
        var neverBegan = made(Map.of("name", freshWord(), "visibleUntil", until.toString()));
        for (var reason : List.of("published", "expired")) {
            while (!reasons(coming).contains(reason)) {
                assertThat(Instant.now()).isBefore((reason.equals("expired") ? until : from).plusSeconds(4));
                tellDueOnSeveralServices();
                Thread.sleep(50);
            }
            var isGone = reason.equals("expired");
            assertThat(Instant.now()).isAfterOrEqualTo(isGone ? until : from);
            given().get("/v1/collections/" + coming).then().statusCode(isGone ? 404 : 200);
        }
        tellDueOnSeveralServices();
        // A list that begins so soon is told of when it is made too.
        assertThat(reasons(coming)).containsExactly("created", "published", "expired");
        assertThat(reasons(moved)).doesNotContain("published");
        assertThat(reasons(removed)).doesNotContain("published");
        assertThat(reasons(neverBegan)).isEmpty();
    }

    private static String made(Map<String, ?> draft) {
        return make(draft).statusCode(201).extract().path("id");
    }

    private void tellDueOnSeveralServices() {
        Stream.generate(() -> CompletableFuture.runAsync(
                        () -> QuarkusTransaction.requiringNew().run(due::now)))
                .limit(4)
                .toList()
                .forEach(CompletableFuture::join);
    }

    @Test
    void opensOneThatCameWithAnArticleUnlessItsEditorsKeepItClosed() {
        for (var keptClosed : List.of(true, false)) {
            var name = freshWord();
            var slug = QuarkusTransaction.requiringNew().call(() -> collections.named(name, "en").slug);
            change(slug, keptClosed ? without("visibleFrom") : Map.of("name", "Other"))
                    .statusCode(200);
            var draft = new HashMap<String, Object>(draftIn(section(), "Headline"));
            draft.put("collections", List.of(slug));
            publish(write(draft));
            given().get("/v1/collections/" + slug).then().statusCode(keptClosed ? 404 : 200);
        }
    }

    @Test
    void changesItsSlugUnlessAnotherHasIt() {
        var slug = collection();
        var other = freshWord();
        change(slug, Map.of("slug", other)).statusCode(200).body("slug", equalTo(other));
        given().get("/v1/collections/" + other).then().statusCode(200);
        given().get("/v1/collections/" + slug).then().statusCode(404);
        change(other, Map.of("slug", collection()))
                .statusCode(409)
                .body("code", equalTo("slug-taken"))
                .body("errors.pointer", contains("/slug"));
        make(Map.of("name", "Again", "slug", other)).statusCode(409).body("errors.pointer", contains("/slug"));
        change(other, Map.of("slug", "No slug")).statusCode(422).body("errors.pointer", contains("/slug"));
        change(other, without("name")).statusCode(422).body("errors.pointer", contains("/name"));
    }

    @Test
    void removesAListThatNoWorkingCopyNames() {
        var slug = collection();
        var draft = new HashMap<String, Object>(draftIn(section(), "Headline"));
        draft.put("collections", List.of(slug));
        var article = write(draft);
        admin().header("If-Match", "*")
                .delete(ALL + "/" + slug)
                .then()
                .statusCode(409)
                .body("detail", containsString("1 articles"));
        read(slug).then().statusCode(200);
        admin().get("/v1/newsroom/articles/" + article.path("id")).then().body("collections", contains(slug));

        var free = collection();
        var shown = publish(write(draftIn(section(), "Headline")));
        CollectionItemsResourceTest.put(free, "*", List.of(shown)).then().statusCode(200);
        var etag = given().get("/v1/articles/" + shown).header("ETag");
        admin().header("If-Match", read(free).header("ETag"))
                .delete(ALL + "/" + free)
                .then()
                .statusCode(204);
        read(free).then().statusCode(404);
        given().get("/v1/collections/" + free).then().statusCode(404);
        given().header("If-None-Match", etag)
                .get("/v1/articles/" + shown)
                .then()
                .statusCode(200)
                .body("collections", equalTo(List.of()));
    }

    @Test
    void letsOneOfTwoAtOnceWin() {
        var slug = collection();
        var etag = read(slug).header("ETag");
        var answers = Stream.of("One", "Two")
                .map(name -> CompletableFuture.supplyAsync(
                        () -> change(slug, etag, Map.of("name", name)).statusCode()))
                .toList();
        assertThat(answers.stream().map(CompletableFuture::join).sorted().toList())
                .containsExactly(200, 412);
    }

    @Test
    void needsTheLockAndTheRole() {
        var slug = collection();
        admin().contentType(MergePatch.MEDIA_TYPE + "; charset=UTF-8")
                .body(Map.of("name", "Other"))
                .patch(ALL + "/" + slug)
                .then()
                .statusCode(428);
        admin().delete(ALL + "/" + slug).then().statusCode(428);
        change(slug, "\"stale\"", Map.of("name", "Other"))
                .then()
                .statusCode(412)
                .header("ETag", read(slug).header("ETag"));
        as("contributor")
                .contentType(ContentType.JSON)
                .body(Map.of("name", "Other"))
                .post(ALL)
                .then()
                .statusCode(403);
        as("contributor")
                .header("If-Match", "*")
                .delete(ALL + "/" + slug)
                .then()
                .statusCode(403);
        as("contributor").get(ALL + "/" + slug + "/items").then().statusCode(403);
        as("contributor").get(ALL).then().statusCode(200);
    }
}
