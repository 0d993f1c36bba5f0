package org.masthead.article;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.masthead.Newsroom.admin;
import static org.masthead.Newsroom.as;
import static org.masthead.Newsroom.change;
import static org.masthead.Newsroom.draftIn;
import static org.masthead.Newsroom.freshWord;
import static org.masthead.Newsroom.section;
import static org.masthead.Newsroom.transition;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.masthead.Editing;

/** Whose a draft is, is told by the id of a key: names are given twice, and change. */
@QuarkusTest
class OwnershipTest {

    private static final String ARTICLES = "/v1/newsroom/articles";

    private final String name = "Jane " + freshWord();

    private Response key() {
        return Editing.create("/v1/newsroom/keys", Map.of("name", name, "role", "contributor"));
    }

    private static RequestSpecification by(Response key) {
        return given().header("Authorization", "Bearer " + key.path("key"));
    }

    private static String draft(Response key) {
        return by(key).contentType(ContentType.JSON)
                .body(Map.of("headline", "Mine"))
                .post(ARTICLES)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void whoHasTheSameNameSeesNothingOfIt() {
        var mine = key();
        var id = draft(mine);
        var other = key();
        by(other).get(ARTICLES + "/" + id).then().statusCode(404);
        by(other).get(ARTICLES).then().statusCode(200).body("data.size()", equalTo(0));
        by(mine).get(ARTICLES).then().body("data.id", contains(id));
        by(mine).get(ARTICLES + "/" + id)
                .then()
                .statusCode(200)
                .body("createdBy", equalTo(name))
                .body("createdById", equalTo(mine.path("id")));
        by(mine).get("/v1/newsroom/me").then().body("id", equalTo(mine.path("id")));
    }

    @Test
    void itOutlivesAnotherNameAndAnotherText() {
        var key = key();
        var id = draft(key);
        Editing.patch(key.header("Location"), Map.of("name", "Jane Roe")).statusCode(200);
        var rotated = admin().contentType(ContentType.JSON).body("{}").post(key.header("Location") + "/rotation");
        by(rotated).get(ARTICLES + "/" + id).then().statusCode(200).body("createdBy", equalTo(name));
        by(rotated).get(ARTICLES).then().body("data.id", contains(id));
        draft(rotated);

        var mine = "?principalId=" + key.path("id");
        admin().get("/v1/newsroom/audit" + mine)
                .then()
                .body("data.act", contains("create", "create"))
                .body("data.principal", contains("Jane Roe", name))
                .body("data[0].key", equalTo(key.path("id")))
                .body("data[0].principalId", equalTo(key.path("id")));
    }

    @Test
    void contributorsRemoveAndRestoreTheirOwnUnlessReadersSawItOrWill() {
        var mine = key();
        var id = draft(mine);
        restore(key(), id).then().statusCode(404);
        remove(mine, id).then().statusCode(204);
        by(mine).get(ARTICLES).then().body("data.size()", equalTo(0));
        restore(mine, id).then().statusCode(200);
        by(mine).get(ARTICLES).then().body("data.id", contains(id));

        change(id, draftIn(section(), "Mine")).then().statusCode(200);
        for (var step : List.of(
                Map.of("to", "scheduled", "at", "2120-01-01T00:00:00Z"),
                Map.of("to", "published"),
                Map.of("to", "withdrawn"))) {
            transition(id, step).then().statusCode(200);
            remove(mine, id).then().statusCode(403).body("code", equalTo("forbidden"));
        }
        admin().header("If-Match", "*").delete(ARTICLES + "/" + id).then().statusCode(204);
        restore(mine, id).then().statusCode(403);
    }

    private static Response remove(Response key, String id) {
        return by(key).header("If-Match", "*").delete(ARTICLES + "/" + id);
    }

    private static Response restore(Response key, String id) {
        return by(key).header("If-Match", "*").post(ARTICLES + "/" + id + "/restoration");
    }

    @Test
    void editorsFindTheDraftsOfOneByIdAndOfAllWhoHadAName() {
        var one = key();
        var other = key();
        var ofOne = draft(one);
        var ofOther = draft(other);
        var all = as("editor").param("createdBy", name).get(ARTICLES);
        assertThat(all.<String>path("data[0].id")).isEqualTo(ofOther);
        all.then().body("data.id", contains(ofOther, ofOne));
        as("editor")
                .param("createdBy", one.<String>path("id"))
                .get(ARTICLES)
                .then()
                .body("data.id", contains(ofOne));
    }
}
