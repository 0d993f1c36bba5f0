package org.masthead.author;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.masthead.Newsroom.database;
import static org.masthead.Newsroom.draftIn;
import static org.masthead.Newsroom.freshWord;
import static org.masthead.Newsroom.publish;
import static org.masthead.Newsroom.section;
import static org.masthead.Newsroom.write;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AuthorResourceTest {

    @Inject
    Authors authors;

    private final String word = freshWord();

    private String author(String name) {
        return QuarkusTransaction.requiringNew().call(() -> authors.named(word + " " + name).slug);
    }

    private void publishedBy(String... slugs) {
        var draft = new HashMap<String, Object>(draftIn(section(), "Headline " + freshWord()));
        draft.put("authors", slugs);
        publish(write(draft));
    }

    @Test
    void tellsOfThoseWhoWroteSomethingVisible() throws SQLException {
        var unseen = author("Zoë");
        var jane = author("Jane");
        var emile = author("Émile");
        publishedBy(jane, emile);
        publishedBy(jane);
        var picture = UUID.randomUUID();
        try (var connection = database();
                var act = connection.createStatement()) {
            act.execute("insert into image (id, created_by, alts) values ('%s', 'a test', '{\"en\": \"Her\"}')"
                    .formatted(picture));
            act.execute(
                    "update author set url = 'https://jane.example', bios = '{\"en\": \"Writes.\", \"fr\": \"Ecrit.\"}',"
                            + " image_id = '%s' where slug = '%s'".formatted(picture, jane));
        }
        given().get("/v1/authors?q=" + word)
                .then()
                .statusCode(200)
                .body("data.slug", contains(emile, jane))
                .body("data.articleCount", contains(1, 2))
                .body("data[0].image", nullValue())
                .body("data[1].image.alt", equalTo("Her"));
        given().get("/v1/authors?sort=-articleCount&q=" + word).then().body("data.slug", contains(jane, emile));
        given().get("/v1/authors?q=" + word + " EMI").then().body("data.slug", contains(emile));
        given().get("/v1/authors/" + jane + "?language=fr")
                .then()
                .statusCode(200)
                .body("bio", equalTo("Ecrit."))
                .body("url", equalTo("https://jane.example"))
                .body("lastPublishedAt", notNullValue());
        given().get("/v1/authors/" + unseen).then().statusCode(404);
        given().get("/v1/images/" + picture).then().statusCode(200).body("url", nullValue());
    }

    @Test
    void pagesForthAndBack() {
        publishedBy(author("A"), author("B"), author("C"));
        for (var sort : List.of("name", "-articleCount")) {
            var first = given().get("/v1/authors?limit=2&sort=" + sort + "&q=" + word);
            var second = given().urlEncodingEnabled(false).get(first.<String>path("page.next"));
            second.then().body("data.size()", equalTo(1)).body("page.next", nullValue());
            given().urlEncodingEnabled(false)
                    .get(second.<String>path("page.prev"))
                    .then()
                    .body("data.slug", equalTo(first.path("data.slug")));
        }
    }

    @Test
    void tellsAClientThatWhatItHasIsGood() {
        publishedBy(author("A"));
        for (var path : List.of("/v1/authors", "/v1/authors/" + author("A"))) {
            var etag = given().get(path).header("ETag");
            given().header("If-None-Match", etag).get(path).then().statusCode(304);
            publishedBy(author("A"));
            assertThat(given().get(path).header("ETag")).isNotEqualTo(etag);
        }
    }
}
