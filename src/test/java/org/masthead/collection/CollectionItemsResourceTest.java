package org.masthead.collection;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.masthead.Newsroom.admin;
import static org.masthead.Newsroom.draftIn;
import static org.masthead.Newsroom.freshWord;
import static org.masthead.Newsroom.publish;
import static org.masthead.Newsroom.publishedArticleIn;
import static org.masthead.Newsroom.section;
import static org.masthead.Newsroom.write;
import static org.masthead.collection.CollectionEditingResourceTest.collection;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A list that readers see, with the articles {@code a}, {@code b} and {@code c}. */
@QuarkusTest
class CollectionItemsResourceTest {

    private String list;
    private String section;
    private String a;
    private String b;
    private String c;

    @BeforeEach
    void fill() {
        list = collection();
        section = section();
        a = publishedArticleIn(section);
        b = publishedArticleIn(section);
        c = publishedArticleIn(section);
        put(list, etag(), List.of(a, b, c)).then().statusCode(200).header("ETag", etag());
    }

    private String etag() {
        return CollectionEditingResourceTest.read(list).header("ETag");
    }

    private static String items(String list) {
        return "/v1/newsroom/collections/" + list + "/items";
    }

    static Response put(String list, String etag, List<String> articles) {
        return admin().contentType(ContentType.JSON)
                .header("If-Match", etag)
                .body(Map.of("articles", articles))
                .put(items(list));
    }

    private ValidatableResponse place(Map<String, ?> place) {
        return admin().contentType(ContentType.JSON)
                .header("If-Match", etag())
                .body(place)
                .post(items(list))
                .then();
    }

    private void remove(String article) {
        admin().header("If-Match", etag())
                .delete(items(list) + "/" + article)
                .then()
                .statusCode(204);
    }

    private void isNow(String... slugs) {
        assertThat(admin().get(items(list)).jsonPath().getList("data.slug", String.class))
                .containsExactly(slugs);
        assertThat(given().get("/v1/articles?collection=" + list).jsonPath().getList("data.slug", String.class))
                .containsExactly(slugs);
    }

    @Test
    void hasItsOwnOrder() {
        isNow(a, b, c);
        String id = given().get("/v1/articles/" + b).path("id");
        put(list, etag(), List.of(c, id)).then().statusCode(200);
        isNow(c, b);
        put(list, etag(), List.of()).then().statusCode(200);
        isNow();
    }

    @Test
    void putsAnArticleAtItsPlaceOrMovesItThere() {
        var d = publishedArticleIn(section);
        place(Map.of("article", d)).statusCode(200).header("ETag", etag());
        isNow(d, a, b, c);
        place(Map.of("article", d, "after", b)).statusCode(200);
        isNow(a, b, d, c);
        place(Map.of("article", c, "before", a)).statusCode(200);
        isNow(c, a, b, d);
        place(Map.of("article", c, "after", d)).statusCode(200);
        isNow(a, b, d, c);
        place(Map.of("article", b)).statusCode(200);
        isNow(b, a, d, c);
        remove(a);
        isNow(b, d, c);
    }

    @Test
    void pagesThroughItsItemsForthAndBack() {
        var first = admin().get(items(list) + "?limit=2");
        first.then().body("data.slug", contains(a, b)).header("ETag", etag());
        var second = admin().urlEncodingEnabled(false).get(first.<String>path("page.next"));
        second.then().body("data.slug", contains(c)).body("page.hasMore", equalTo(false));
        admin().urlEncodingEnabled(false)
                .get(second.<String>path("page.prev"))
                .then()
                .body("data.slug", contains(a, b));
    }

    @Test
    void holdsDraftsThatReadersDoNotNoticeBeforeTheyArePublished() {
        var listed = given().get("/v1/collections/" + list).header("ETag");
        var draft = write(draftIn(section, "A draft"));
        place(Map.of("article", draft.<String>path("id"), "after", a)).statusCode(200);
        admin().get(items(list))
                .then()
                .body("data.visible", contains(true, false, true, true))
                .body("data[1].headline", equalTo("A draft"));
        given().header("If-None-Match", listed)
                .get("/v1/collections/" + list)
                .then()
                .statusCode(304);
        given().get("/v1/articles?collection=" + list).then().body("data.slug", contains(a, b, c));
        var d = publish(draft);
        isNow(a, d, b, c);
        given().get("/v1/articles/" + d).then().body("collections.slug", contains(list));
    }

    @Test
    void tellsReadersOfWhatComesAndGoes() {
        var d = publishedArticleIn(section);
        var article = given().get("/v1/articles/" + d).header("ETag");
        var articles = given().get("/v1/articles?collection=" + list).header("ETag");
        place(Map.of("article", d)).statusCode(200);
        var shown = given().header("If-None-Match", article).get("/v1/articles/" + d);
        shown.then().statusCode(200).body("collections.slug", contains(list));
        given().header("If-None-Match", articles)
                .get("/v1/articles?collection=" + list)
                .then()
                .statusCode(200);
        put(list, etag(), List.of(a)).then().statusCode(200);
        given().header("If-None-Match", shown.header("ETag"))
                .get("/v1/articles/" + d)
                .then()
                .statusCode(200)
                .body("collections", equalTo(List.of()));
    }

    @Test
    void keepsWhatItsEditorsDidWhenAnArticleIsPublishedAgain() {
        var other = collection();
        var draft = new HashMap<String, Object>(draftIn(section, "Headline"));
        draft.put("collections", List.of(list));
        var written = write(draft);
        var d = publish(written);
        isNow(d, a, b, c);
        // Taken out by hand, and put into another one.
        remove(d);
        put(other, "*", List.of(d)).then().statusCode(200);
        var place = etag();
        publish(written);
        isNow(a, b, c);
        assertThat(etag()).isEqualTo(place);
        given().get("/v1/articles/" + d).then().body("collections.slug", contains(other));
        // In by hand, and never named: it stays.
        publishAgain(a);
        isNow(a, b, c);
    }

    private static void publishAgain(String slug) {
        admin().contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body(Map.of("to", "published"))
                .post("/v1/newsroom/articles/" + slug + "/transitions")
                .then()
                .statusCode(200);
    }

    @Test
    void isLockedByWhatIsPublishedInIt() {
        var etag = etag();
        var draft = new HashMap<String, Object>(draftIn(section, "Headline"));
        draft.put("collections", List.of(list));
        var d = publish(write(draft));
        put(list, etag, List.of(a)).then().statusCode(412).header("ETag", etag());
        isNow(d, a, b, c);
    }

    @Test
    void refusesWhatDoesNotExistAtItsPlace() {
        put(list, etag(), List.of(a, freshWord(), a))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/articles/1", "/articles/2"))
                .body("errors.code", contains("not-found", "twice"));
        place(Map.of("article", freshWord())).statusCode(422).body("errors.pointer", contains("/article"));
        place(Map.of("article", a, "before", freshWord())).statusCode(422).body("errors.pointer", contains("/before"));
        place(Map.of("article", a, "after", a)).statusCode(422).body("errors.pointer", contains("/after"));
        place(Map.of("article", a, "after", b, "before", c)).statusCode(422);
        var outside = publishedArticleIn(section);
        place(Map.of("article", a, "after", outside)).statusCode(422).body("errors.pointer", contains("/after"));
        admin().header("If-Match", "*")
                .delete(items(list) + "/" + outside)
                .then()
                .statusCode(404);
        var many =
                IntStream.range(0, 1001).mapToObj(number -> "article-" + number).toList();
        put(list, etag(), many).then().statusCode(422).body("errors.pointer", contains("/articles"));
        isNow(a, b, c);
    }

    @Test
    void letsOneOfTwoAtOnceWin() {
        var etag = etag();
        var answers = Stream.of(List.of(a, b), List.of(b, c))
                .map(order -> CompletableFuture.supplyAsync(
                        () -> put(list, etag, order).statusCode()))
                .toList();
        assertThat(answers.stream().map(CompletableFuture::join).sorted().toList())
                .containsExactly(200, 412);
        assertThat(etag()).isNotEqualTo(etag);
    }

    @Test
    void needsTheLock() {
        admin().contentType(ContentType.JSON)
                .body(Map.of("articles", List.of(a)))
                .put(items(list))
                .then()
                .statusCode(428);
        admin().contentType(ContentType.JSON)
                .body(Map.of("article", a))
                .post(items(list))
                .then()
                .statusCode(428);
        admin().delete(items(list) + "/" + a).then().statusCode(428);
        put(list, "\"stale\"", List.of(a)).then().statusCode(412).body("code", not(equalTo("conflict")));
    }
}
