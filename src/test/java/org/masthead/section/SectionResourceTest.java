package org.masthead.section;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.masthead.Newsroom.admin;
import static org.masthead.Newsroom.as;
import static org.masthead.Newsroom.database;
import static org.masthead.Newsroom.freshWord;
import static org.masthead.Newsroom.section;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SectionResourceTest {

    private static ValidatableResponse make(Map<String, ?> draft) {
        return admin().contentType(ContentType.JSON)
                .body(draft)
                .post("/v1/newsroom/sections")
                .then();
    }

    @Test
    void showsTheTreeAtOnceToReaders() {
        var top = section();
        var below = section(top + "/below");
        given().get("/v1/sections?path=" + top)
                .then()
                .statusCode(200)
                .body("data.path", contains(top))
                .body("data[0].children.path", contains(below))
                .body("data[0].children[0].parent", equalTo(top));
        given().get("/v1/sections?flat=true").then().body("data.path", hasItem(below));
    }

    @Test
    void readsOneSectionByItsPathWithPlainSlashesOrByItsId() {
        var top = section();
        var below = section(top + "/below");
        var id = given().get("/v1/sections/" + below)
                .then()
                .statusCode(200)
                .body("breadcrumb.path", contains(top, below))
                .extract()
                .<String>path("id");
        given().get("/v1/sections/" + id).then().statusCode(200).body("path", equalTo(below));
        given().get("/v1/sections/" + freshWord()).then().statusCode(404);
    }

    @Test
    void namesSectionsInTheLanguageThatWasAskedFor() {
        var path = freshWord();
        make(Map.of("path", path, "name", "World", "translations", Map.of("fr", Map.of("name", "Monde"))))
                .statusCode(201)
                .body("translations.fr.name", equalTo("Monde"));
        given().get("/v1/sections/" + path).then().body("name", equalTo("World"));
        given().get("/v1/sections/" + path + "?language=fr-CA").then().body("name", equalTo("Monde"));
        given().get("/v1/sections/" + path + "?language=sw").then().body("name", equalTo("World"));
        given().urlEncodingEnabled(false)
                .get("/v1/sections/" + path + "?language=%3F")
                .then()
                .statusCode(400);
    }

    @Test
    void refusesAPathThatIsTakenOrHangsInTheAir() {
        var path = section();
        make(Map.of("path", path, "name", "Again")).statusCode(409).body("errors[0].pointer", equalTo("/path"));
        make(Map.of("path", freshWord() + "/below", "name", "Below nothing"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/path"));
        for (var wrong : List.of("/slashes/", path + "/" + "a".repeat(81))) {
            make(Map.of("path", wrong, "name", "Wrong"))
                    .statusCode(422)
                    .body("errors.pointer", equalTo(List.of("/path")))
                    .body("errors.code", equalTo(List.of("pattern")));
        }
        make(Map.of("path", freshWord())).statusCode(422).body("errors[0].pointer", equalTo("/name"));
    }

    @Test
    void refusesToNameASectionTwiceInOneLanguage() {
        var translations = Map.of("EN", Map.of("name", "Monde"), "fr", Map.of("name", "Monde"));
        make(Map.of("path", freshWord(), "name", "World", "translations", translations))
                .statusCode(422)
                .body("errors.pointer", contains("/translations/EN"));
        var twice = Map.of("pt-br", Map.of("name", "Mundo"), "pt-BR", Map.of("name", "O mundo"));
        make(Map.of("path", freshWord(), "name", "World", "translations", twice))
                .statusCode(422)
                .body("errors.pointer[0]", startsWith("/translations/pt-"));
    }

    @Test
    void letsEditorsMakeSectionsAndContributorsOnlySeeThem() {
        var draft = Map.of("path", freshWord(), "name", "A section");
        as("contributor")
                .contentType(ContentType.JSON)
                .body(draft)
                .post("/v1/newsroom/sections")
                .then()
                .statusCode(403);
        as("editor")
                .contentType(ContentType.JSON)
                .body(draft)
                .post("/v1/newsroom/sections")
                .then()
                .statusCode(201);
        as("contributor")
                .get("/v1/newsroom/sections")
                .then()
                .statusCode(200)
                .body("data.path", hasItem(draft.get("path")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "\u00a0",
                "\u200b\u2060",
                "\u3164",
                "two\nlines",
                "two\u2028lines",
                "two\u0085lines",
                "turned \u202e round"
            })
    void refusesANameThatIsNotOneLineWithSomethingToSee(String name) {
        var draft = Map.of("path", freshWord(), "name", name, "translations", Map.of("fr", Map.of("name", name)));
        as("editor")
                .contentType(ContentType.JSON)
                .body(draft)
                .post("/v1/newsroom/sections")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItems("/name", "/translations/fr/name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "天气", "\ud83c\udf2a", "می\u200cخواهم", "\u00a0x\u200d"})
    void takesANameInAnyScript(String name) {
        var draft = Map.of("path", freshWord(), "name", name);
        as("editor")
                .contentType(ContentType.JSON)
                .body(draft)
                .post("/v1/newsroom/sections")
                .then()
                .statusCode(201)
                .body("name", equalTo(name));
    }

    @Test
    void tellsAClientThatItsTreeIsGoodUntilASectionIsMade() {
        var etag = given().get("/v1/sections").header("ETag");
        given().header("If-None-Match", etag).get("/v1/sections").then().statusCode(304);
        section();
        given().header("If-None-Match", etag)
                .get("/v1/sections")
                .then()
                .statusCode(200)
                .header("ETag", not(equalTo(etag)));
    }

    @Test
    void leadsFromAPathThatASectionHadToItsPresentOne() throws SQLException {
        var path = section();
        var past = freshWord();
        try (var connection = database();
                var act = connection.createStatement()) {
            act.execute(
                    "insert into past_section_path (path, section_id) select '%s/sub', id from section where path = '%s'"
                            .formatted(past, path));
        }
        given().redirects()
                .follow(false)
                .get("/v1/sections/" + past + "/sub?language=en")
                .then()
                .statusCode(308)
                .header("Location", "/v1/sections/" + path + "?language=en");
    }
}
