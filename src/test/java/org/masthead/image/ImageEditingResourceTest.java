package org.masthead.image;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.masthead.Editing.delete;
import static org.masthead.Editing.patch;
import static org.masthead.Editing.read;
import static org.masthead.Newsroom.admin;
import static org.masthead.Newsroom.as;
import static org.masthead.Newsroom.database;
import static org.masthead.Newsroom.draftIn;
import static org.masthead.Newsroom.freshWord;
import static org.masthead.Newsroom.logged;
import static org.masthead.Newsroom.publish;
import static org.masthead.Newsroom.section;
import static org.masthead.Newsroom.transition;
import static org.masthead.Newsroom.write;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.Editing;

@QuarkusTest
class ImageEditingResourceTest {

    private static final String IMAGES = "/v1/newsroom/images";

    @Inject
    Images images;

    private final UUID id = UUID.randomUUID();
    private final String address = IMAGES + "/" + id;

    @BeforeEach
    void bringAPicture() throws SQLException {
        sql("insert into image (id, created_by, alts) values ('%s', 'a test', '{\"en\": \"A street\"}')".formatted(id));
    }

    private static void sql(String statement) throws SQLException {
        try (var connection = database();
                var act = connection.createStatement()) {
            act.execute(statement);
        }
    }

    private static Response showing(UUID image) {
        var draft = new HashMap<String, Object>(draftIn(section(), "Headline " + freshWord()));
        draft.put("leadImage", Map.of("id", image));
        return write(draft);
    }

    private static String deliveredTag(String path) {
        return given().get(path).then().statusCode(200).extract().header("ETag");
    }

    @Test
    void listsPicturesThatReadersDoNotSeeTheNewestFirst() throws SQLException {
        var newer = UUID.randomUUID();
        sql("insert into image (id, created_by, created_at) values ('%s', 'a test', '2100-01-01')".formatted(newer));
        var first = admin().get(IMAGES + "?limit=1");
        first.then().statusCode(200).body("data.id", contains(newer.toString()));
        admin().urlEncodingEnabled(false)
                .get(first.<String>path("page.next"))
                .then()
                .statusCode(200)
                .body("data.size()", equalTo(1));
        given().get("/v1/images/" + newer).then().statusCode(404);
        delete(IMAGES + "/" + newer).statusCode(204);
    }

    @Test
    void showsReadersAtOnceWhatIsToldOfAPicture() {
        var article = "/v1/articles/" + publish(showing(id));
        var before = List.of(deliveredTag(article), deliveredTag("/v1/images/" + id), deliveredTag("/v1/images"));
        patch(
                        address,
                        Map.of(
                                "alt", "A flooded street",
                                "translations", Map.of("fr", Map.of("alt", "Une rue", "credit", "AFP")),
                                "creators", List.of("Jane Doe"),
                                "takenAt", "2026-03-01T06:30:00Z",
                                "place", Map.of("city", "Riverton"),
                                "keywords", List.of("flood", "street"),
                                "focalPoint", Map.of("x", 0.5, "y", 1)))
                .statusCode(200)
                .body("translations.fr.alt", equalTo("Une rue"))
                .body("translations.fr.caption", nullValue())
                .body("place.city", equalTo("Riverton"));
        given().get(article).then().body("leadImage.alt", equalTo("A flooded street"));
        given().get("/v1/images/" + id + "?language=fr")
                .then()
                .body("alt", equalTo("Une rue"))
                .body("credit", equalTo("AFP"))
                .body("creators", contains("Jane Doe"))
                .body("takenAt", equalTo("2026-03-01T06:30:00Z"))
                .body("keywords", contains("flood", "street"))
                .body("focalPoint.x", equalTo(0.5f))
                .body("focalPoint.y", equalTo(1f));
        assertThat(List.of(deliveredTag(article), deliveredTag("/v1/images/" + id), deliveredTag("/v1/images")))
                .doesNotContainAnyElementsOf(before);
        var nothing = new HashMap<String, Object>();
        nothing.put("focalPoint", null);
        nothing.put("alt", "");
        nothing.put("keywords", null);
        patch(address, nothing)
                .statusCode(200)
                .body("focalPoint", nullValue())
                .body("alt", equalTo(""))
                .body("keywords.size()", equalTo(0))
                .body("translations.fr.credit", equalTo("AFP"));
    }

    @Test
    void changesAPictureWhoseTextsAFigureBrought() {
        var figure = "<figure><img src='https://pictures.example/%s.jpg' alt='A \u2067מנורה\u2069\u2028burns'>"
                + "<figcaption>On\u0085the \u202bקיר\u202c<cite>\u2068Reuters\u2069\u007f</cite></figcaption></figure>";
        var brought = write(Map.of("bodyHtml", figure.formatted(freshWord())));
        var picture = IMAGES + "/" + brought.path("body[0].image.id");
        patch(picture, Map.of("focalPoint", Map.of("x", 0.5, "y", 0.5)))
                .statusCode(200)
                .body("alt", equalTo("A \u2067מנורה\u2069 burns"))
                .body("caption", equalTo("On the \u202bקיר\u202c"))
                .body("credit", equalTo("\u2068Reuters\u2069"));
        patch(picture, Map.of("alt", "\u200f\u202bמנורה\u202c (\u2068A\u2069)")).statusCode(200);
    }

    @Test
    void tellsReadersNothingOfAPictureThatNothingShows() {
        var before = deliveredTag("/v1/images");
        patch(address, Map.of("alt", "A secret")).statusCode(200);
        assertThat(deliveredTag("/v1/images")).isEqualTo(before);
        given().get("/v1/images/" + id).then().statusCode(404);
    }

    /** Whoever publishes its article has not committed yet, or begins to while it is being changed. */
    @Test
    void tellsReadersOfAPictureThatIsJustBeingShown() throws Exception {
        var article = write(draftIn(section(), "Headline " + freshWord()));
        publish(article);
        try (var publishing = database();
                var act = publishing.createStatement()) {
            publishing.setAutoCommit(false);
            act.execute(show(article));
            patch(address, Map.of("alt", "Changed")).statusCode(200);
            publishing.commit();
        }
        assertThat(logged(id.toString())).isEqualTo(1);
    }

    @Test
    void letsWhoeverShowsAPictureWaitUntilItIsChanged() throws Exception {
        var article = write(draftIn(section(), "Headline " + freshWord()));
        publish(article);
        try (var publishing = database();
                var act = publishing.createStatement()) {
            act.execute("set lock_timeout = '1ms'");
            assertThatThrownBy(() -> QuarkusTransaction.requiringNew().call(() -> {
                        images.recordChange(id);
                        return act.execute(show(article));
                    }))
                    .rootCause()
                    .hasMessageContaining("lock timeout");
            act.execute(show(article));
        }
        assertThat(logged(id.toString())).isZero();
    }

    private String show(Response article) {
        return "insert into image_use (live_article_id, image_id, place) select id, '%s', 'lead' from live_article"
                        .formatted(id)
                + " where article_id = '%s'".formatted(article.<String>path("id"));
    }

    @Test
    void needsTheLock() {
        Editing.requiresTheLock(address, Map.of("alt", "Other"));
        for (var answer : List.of(
                as("contributor")
                        .contentType("application/merge-patch+json; charset=UTF-8")
                        .header("If-Match", "*")
                        .body(Map.of())
                        .patch(address),
                as("contributor").header("If-Match", "*").delete(address))) {
            answer.then().statusCode(403);
        }
        as("contributor").get(address).then().statusCode(200);
        admin().get(IMAGES + "/none").then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"focalPoint": {"x": 1.1, "y": 0}}                 | /focalPoint/x
            {"focalPoint": {"x": 1}}                           | /focalPoint/y
            {"keywords": ["flood", " "]}                       | /keywords/1
            {"creators": ["a\\nb"]}                             | /creators/0
            {"credit": "a\\u0007b"}                            | /credit
            {"caption": "turned \\u202e round"}                | /caption
            {"place": {"city": "a\\u0085b"}}                   | /place/city
            {"translations": {"fr": {"alt": "a\\u001bb"}}}     | /translations/fr/alt
            {"translations": {"?": {"alt": "a"}}}              | /translations
            {"translations": {"en": {"alt": "a"}}}             | /translations/en
            """)
    void refusesWhatIsNotAcceptableAtItsPlace(String change, String pointer) {
        admin().contentType("application/merge-patch+json; charset=UTF-8")
                .header("If-Match", "*")
                .body(change)
                .patch(address)
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void deletesOnlyWhatNothingShows() throws SQLException {
        var draft = new HashMap<String, Object>(draftIn(section(), "Headline " + freshWord()));
        draft.remove("bodyMarkdown");
        draft.put(
                "body",
                List.of(
                        Map.of("type", "paragraph", "html", "It happened."),
                        Map.of("type", "image", "image", Map.of("id", id))));
        var article = write(draft);
        article.then().statusCode(201);
        delete(address).statusCode(409).body("code", equalTo("conflict"));
        publish(article);
        delete(address).statusCode(409);
        transition(article.path("id"), Map.of("to", "withdrawn")).then().statusCode(200);
        delete(address).statusCode(409);
        sql("delete from article where id = '" + article.path("id") + "'");
        var author = Editing.created("/v1/newsroom/authors", Map.of("name", freshWord(), "image", Map.of("id", id)));
        delete(address).statusCode(409);
        delete(author).statusCode(204);
        delete(address).statusCode(204);
        admin().get(address).then().statusCode(404);
        // Whoever names it from now on is told so.
        admin().contentType(ContentType.JSON)
                .body(Map.of("leadImage", Map.of("id", id)))
                .post("/v1/newsroom/articles")
                .then()
                .statusCode(422);
    }

    @Test
    void readsWhatItKnows() {
        read(address).body("alt", equalTo("A street")).body("type", nullValue()).body("createdBy", equalTo("a test"));
    }
}
