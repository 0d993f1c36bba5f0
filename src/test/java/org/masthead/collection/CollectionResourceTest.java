package org.masthead.collection;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.cache.AnswerFromMemory;

@QuarkusTest
class CollectionResourceTest {

    @Inject
    Collections collections;

    @Inject
    AnswerFromMemory memory;

    private String slug;

    @BeforeEach
    void publishInOne() {
        slug = QuarkusTransaction.requiringNew().call(() -> collections.named(freshWord(), "en").slug);
        publishIn();
    }

    private void publishIn() {
        var draft = new HashMap<String, Object>(draftIn(section(), "Headline " + freshWord()));
        draft.put("collections", new String[] {slug});
        publish(write(draft));
    }

    private void window(String columns) throws SQLException {
        try (var connection = database();
                var act = connection.createStatement()) {
            act.execute("update collection set " + columns + " where slug = '" + slug + "'");
        }
        // Of what is not in the log nobody hears.
        memory.forget();
    }

    @Test
    void tellsOfListsWithinTheirWindow() throws SQLException {
        var id = given().get("/v1/collections/" + slug)
                .then()
                .statusCode(200)
                .body("name", equalTo(slug))
                .body("articleCount", equalTo(1))
                .body("visibleFrom", notNullValue())
                .extract()
                .<String>path("id");
        window("names = '{\"en\": \"Best\", \"fr\": \"Meilleur\"}'");
        given().get("/v1/collections/" + id + "?language=fr-CA").then().body("name", equalTo("Meilleur"));
        given().get("/v1/collections?limit=100").then().body("data.slug", hasItem(slug));

        for (var outside : new String[] {
            "visible_from = now() + interval '1 hour', visible_until = null",
            "visible_from = now() - interval '2 hours', visible_until = now() - interval '1 hour'",
            "visible_from = null, visible_until = null"
        }) {
            window(outside);
            given().get("/v1/collections/" + slug).then().statusCode(404);
            given().get("/v1/collections?limit=100").then().body("data.slug", not(hasItem(slug)));
        }
    }

    @Test
    void letsNobodyKeepAListBeyondItsWindow() throws SQLException {
        window("visible_until = now() + interval '9 seconds'");
        var cached = given().get("/v1/collections/" + slug).header("Cache-Control");
        var age = Integer.parseInt(cached.replaceFirst(".*max-age=([0-9]+).*", "$1"));
        assertThat(age).isLessThan(10);
        window("visible_until = null");
    }

    @Test
    void pagesForthAndBack() {
        publishInOne();
        var first = given().get("/v1/collections?limit=1");
        var second = given().urlEncodingEnabled(false).get(first.<String>path("page.next"));
        second.then().body("data[0].slug", greaterThan(first.<String>path("data[0].slug")));
        given().urlEncodingEnabled(false)
                .get(second.<String>path("page.prev"))
                .then()
                .body("data.slug", equalTo(first.path("data.slug")));
    }

    @Test
    void tellsAClientThatWhatItHasIsGoodUntilAnArticleIsPutInIt() {
        for (var path : new String[] {"/v1/collections", "/v1/collections/" + slug}) {
            var etag = given().get(path).header("ETag");
            given().header("If-None-Match", etag).get(path).then().statusCode(304);
            publishIn();
            given().header("If-None-Match", etag).get(path).then().statusCode(200);
        }
    }
}
