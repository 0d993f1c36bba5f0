package org.masthead.section;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.masthead.Newsroom.admin;
import static org.masthead.Newsroom.as;
import static org.masthead.Newsroom.draftIn;
import static org.masthead.Newsroom.freshWord;
import static org.masthead.Newsroom.publishedArticleIn;
import static org.masthead.Newsroom.section;
import static org.masthead.Newsroom.write;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.masthead.http.MergePatch;

@QuarkusTest
class SectionEditingResourceTest {

    @Inject
    Sections sections;

    private static Response read(String path) {
        return admin().get("/v1/newsroom/sections/" + path);
    }

    private static ValidatableResponse change(String path, Map<String, ?> patch) {
        return change(path, read(path).header("ETag"), patch).then();
    }

    private static Response change(String path, String etag, Map<String, ?> patch) {
        return admin().contentType(MergePatch.MEDIA_TYPE + "; charset=UTF-8")
                .header("If-Match", etag)
                .body(patch)
                .patch("/v1/newsroom/sections/" + path);
    }

    private static ValidatableResponse delete(String path) {
        return admin().header("If-Match", read(path).header("ETag"))
                .delete("/v1/newsroom/sections/" + path)
                .then();
    }

    @Test
    void readsASectionByItsPathOrItsId() {
        var path = section(section() + "/below");
        var read = read(path);
        read.then().statusCode(200).body("path", equalTo(path)).body("position", equalTo(0));
        read(read.path("id")).then().statusCode(200).header("ETag", equalTo(read.header("ETag")));
        as("contributor").get("/v1/newsroom/sections/" + path).then().statusCode(200);
        read(freshWord()).then().statusCode(404);
        given().get("/v1/newsroom/sections/" + path).then().statusCode(401);
    }

    @Test
    void changesNamesForReadersToo() {
        var path = section();
        var etag = given().get("/v1/sections/" + path).header("ETag");
        var before = read(path).header("ETag");
        change(path, Map.of("name", "World", "translations", Map.of("fr", Map.of("name", "Monde"))))
                .statusCode(200)
                .header("ETag", not(equalTo(before)))
                .body("name", equalTo("World"))
                .body("path", equalTo(path));
        given().header("If-None-Match", etag)
                .get("/v1/sections/" + path + "?language=fr")
                .then()
                .statusCode(200)
                .body("name", equalTo("Monde"));
        var without = new HashMap<String, Object>();
        without.put("fr", null);
        change(path, Map.of("translations", without)).body("translations", not(hasKey("fr")));
    }

    @Test
    void showsSiblingsInTheirOrder() {
        var top = section();
        var a = section(top + "/a");
        var b = section(top + "/b");
        var c = section(top + "/c");
        change(b, Map.of("position", 20)).body("position", equalTo(20));
        change(a, Map.of("position", 30));
        given().get("/v1/sections/" + top).then().body("children.path", contains(c, b, a));
        var all = admin().get("/v1/newsroom/sections").jsonPath().getList("data.path", String.class);
        assertThat(all.indexOf(b)).isLessThan(all.indexOf(a));
        change(b, Map.of("position", -1)).statusCode(422).body("errors[0].pointer", equalTo("/position"));
    }

    @Test
    void movesASectionWithAllBelowItAndLeadsFromWhereTheyWere() {
        var from = section();
        var moved = section(from + "/russia");
        section(moved + "/moscow");
        var to = section();
        var below = read(moved + "/moscow").header("ETag");
        var etag = given().get("/v1/sections/" + to).header("ETag");
        change(moved, Map.of("path", to + "/kremlin")).statusCode(200).body("path", equalTo(to + "/kremlin"));
        given().header("If-None-Match", etag)
                .get("/v1/sections/" + to)
                .then()
                .statusCode(200)
                .body("children.path", contains(to + "/kremlin"))
                .body("children[0].children.path", contains(to + "/kremlin/moscow"));
        given().get("/v1/sections/" + from).then().body("children", equalTo(List.of()));
        assertThat(read(to + "/kremlin/moscow").header("ETag")).isNotEqualTo(below);
        leadsOn(moved, to + "/kremlin");
        leadsOn(moved + "/moscow", to + "/kremlin/moscow");
        given().get("/v1/sections?path=" + moved).then().body("data.path", contains(to + "/kremlin"));

        // And back: what was past is present again.
        change(to + "/kremlin", Map.of("path", moved)).statusCode(200);
        given().get("/v1/sections/" + moved + "/moscow").then().statusCode(200);
        leadsOn(to + "/kremlin/moscow", moved + "/moscow");
    }

    private static void leadsOn(String past, String present) {
        given().redirects()
                .follow(false)
                .get("/v1/sections/" + past)
                .then()
                .statusCode(308)
                .header("Location", "/v1/sections/" + present)
                .header("Cache-Control", "public, max-age=15, stale-while-revalidate=30, stale-if-error=600")
                .header(
                        "Cache-Tag",
                        "section-" + given().get("/v1/sections/" + present).path("id") + ",sections");
    }

    @Test
    void leadsNowhereFromWhereANewSectionIs() {
        var past = section();
        var present = freshWord();
        change(past, Map.of("path", present)).statusCode(200);
        section(past);
        given().get("/v1/sections/" + past).then().statusCode(200).body("path", equalTo(past));
    }

    @Test
    void refusesToMoveWhereNothingCanBe() {
        var path = section();
        change(path, Map.of("path", path + "/below/it"))
                .statusCode(422)
                .body("errors.code", contains("cycle"))
                .body("errors.pointer", contains("/path"));
        change(path, Map.of("path", freshWord() + "/below")).statusCode(422).body("errors.code", contains("no-parent"));
        change(path, Map.of("path", section())).statusCode(409).body("errors.pointer", contains("/path"));
        change(path, Map.of("path", "No slug")).statusCode(422).body("errors.pointer", contains("/path"));
        section(section(path + "/" + "b".repeat(80)) + "/" + "b".repeat(80));
        var deep = section(section(section() + "/" + "c".repeat(80)) + "/" + "c".repeat(80));
        change(path, Map.of("path", deep + "/" + "d".repeat(80)))
                .statusCode(422)
                .body("errors.code", contains("size"));
        read(path).then().statusCode(200);
    }

    @Test
    void showsTheSectionsAboveAMovedOneToReaders() {
        var word = freshWord();
        var unseen = QuarkusTransaction.requiringNew().call(() -> sections.named(List.of(word), "en").path);
        given().get("/v1/sections/" + unseen).then().statusCode(404);
        var path = section();
        change(path, Map.of("path", unseen + "/below")).statusCode(200);
        given().get("/v1/sections/" + unseen).then().statusCode(200);
    }

    @Test
    void tellsReadersNothingOfASectionThatTheyDoNotSee() {
        var unseen = QuarkusTransaction.requiringNew().call(() -> sections.named(List.of(freshWord()), "en").path);
        var etag = given().get("/v1/sections").header("ETag");
        var renamed = freshWord();
        change(unseen, Map.of("path", renamed, "name", "Secret"))
                .statusCode(200)
                .body("visible", equalTo(false));
        given().get("/v1/sections/" + renamed).then().statusCode(404);
        given().get("/v1/sections/" + unseen).then().statusCode(404);
        given().header("If-None-Match", etag).get("/v1/sections").then().statusCode(304);
        delete(renamed).statusCode(204);
        given().header("If-None-Match", etag).get("/v1/sections").then().statusCode(304);
    }

    @Test
    void removesASectionThatNothingNeeds() {
        var path = section();
        var etag = given().get("/v1/sections").header("ETag");
        delete(path).statusCode(204);
        read(path).then().statusCode(404);
        given().get("/v1/sections/" + path).then().statusCode(404);
        given().header("If-None-Match", etag).get("/v1/sections").then().statusCode(200);
    }

    @Test
    void keepsASectionThatSomethingNeeds() {
        var path = section();
        section(path + "/below");
        delete(path)
                .statusCode(409)
                .body("detail", containsString("1 sections"))
                .body("code", equalTo("conflict"));
        var live = section();
        publishedArticleIn(live);
        delete(live).statusCode(409).body("detail", containsString("1 articles"));
        var named = section();
        write(draftIn(named, "A draft")).then().statusCode(201);
        delete(named).statusCode(409).body("detail", containsString("1 articles"));
        read(named).then().statusCode(200);
    }

    @Test
    void letsOneOfTwoAtOnceWin() {
        var path = section();
        var etag = read(path).header("ETag");
        var answers = Stream.of(Map.of("name", "One"), Map.of("path", freshWord()))
                .map(patch -> CompletableFuture.supplyAsync(
                        () -> change(read(path).path("id"), etag, patch).statusCode()))
                .toList();
        assertThat(answers.stream().map(CompletableFuture::join).sorted().toList())
                .containsExactly(200, 412);
    }

    @Test
    void letsOneOfTwoMovesWinThatWouldMakeACircle() {
        var a = section();
        var b = section();
        var answers = Stream.of(Map.entry(a, b + "/a"), Map.entry(b, a + "/b"))
                .map(move ->
                        CompletableFuture.supplyAsync(() -> change(move.getKey(), "*", Map.of("path", move.getValue()))
                                .statusCode()))
                .toList();
        var statuses = answers.stream().map(CompletableFuture::join).toList();
        assertThat(statuses).containsOnlyOnce(200);
        assertThat(statuses).containsAnyOf(404, 422, 412);
    }

    @Test
    void needsTheLockAndTheRole() {
        var path = section();
        admin().contentType(MergePatch.MEDIA_TYPE + "; charset=UTF-8")
                .body(Map.of("name", "Other"))
                .patch("/v1/newsroom/sections/" + path)
                .then()
                .statusCode(428);
        admin().delete("/v1/newsroom/sections/" + path).then().statusCode(428);
        change(path, "\"stale\"", Map.of("name", "Other"))
                .then()
                .statusCode(412)
                .header("ETag", read(path).header("ETag"));
        as("contributor")
                .contentType(MergePatch.MEDIA_TYPE + "; charset=UTF-8")
                .header("If-Match", "*")
                .body(Map.of("name", "Other"))
                .patch("/v1/newsroom/sections/" + path)
                .then()
                .statusCode(403);
        as("contributor")
                .header("If-Match", "*")
                .delete("/v1/newsroom/sections/" + path)
                .then()
                .statusCode(403);
    }
}
