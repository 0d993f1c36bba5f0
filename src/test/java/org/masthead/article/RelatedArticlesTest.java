package org.masthead.article;

import static io.restassured.RestAssured.given;
import static java.time.temporal.ChronoUnit.MILLIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.masthead.Newsroom.admin;
import static org.masthead.Newsroom.draftIn;
import static org.masthead.Newsroom.freshWord;
import static org.masthead.Newsroom.publish;
import static org.masthead.Newsroom.section;
import static org.masthead.Newsroom.transition;
import static org.masthead.Newsroom.write;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.Newsroom;
import org.masthead.cache.AnswerFromMemory;

/** What an article shows of others: those it is related to, those it links to, its translations. */
@QuarkusTest
class RelatedArticlesTest {

    @Inject
    AnswerFromMemory memory;

    private String section;

    @BeforeEach
    void makeSection() {
        section = section();
    }

    private Map<String, Object> draft(Map<String, ?> more) {
        var draft = new HashMap<>(draftIn(section, "Headline " + freshWord()));
        draft.putAll(more);
        return draft;
    }

    private Response written(Map<String, ?> more) {
        return write(draft(more));
    }

    private static Response read(String slug) {
        return given().get("/v1/articles/" + slug);
    }

    private static void sql(String statement, String id) throws SQLException {
        try (var database = Newsroom.database();
                var change = database.prepareStatement(statement)) {
            change.setString(1, id);
            assertThat(change.executeUpdate()).isEqualTo(1);
        }
    }

    private static String collection(Map<String, ?> more) {
        var wanted = new HashMap<String, Object>(Map.of("name", "List", "slug", "list-" + freshWord()));
        wanted.putAll(more);
        return admin().contentType(ContentType.JSON)
                .body(wanted)
                .post("/v1/newsroom/collections")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void namesNothingThatReadersDoNotSee() {
        var open = collection(Map.of("visibleFrom", "2020-01-01T00:00:00Z"));
        var closed = collection(Map.of("visibleFrom", "2100-01-01T00:00:00Z"));
        var alsoHidden = written(Map.of()).<String>path("id");
        var shown = written(Map.of("collections", List.of(open, closed), "related", List.of(alsoHidden)));
        publish(shown);
        var hidden = written(Map.of()).<String>path("id");
        var linked = written(Map.of()).<String>path("id");
        var article = written(Map.of(
                "related", List.of(shown.path("id"), hidden), "bodyMarkdown", "See [this](article:" + linked + ")."));
        var slug = publish(article);
        var path = read(slug).<String>path("urls.path");
        for (var answer : List.of(read(slug), given().queryParam("url", path).get("/v1/resolve"))) {
            assertThat(answer.header("Cache-Tag"))
                    .contains("article-" + article.path("id"), "article-" + shown.path("id"), "collection-" + open)
                    .doesNotContain(hidden, linked, alsoHidden, closed);
        }
        transition(hidden, Map.of("to", "published")).then().statusCode(200);
        read(slug).then().body("related", hasSize(2));
        assertThat(read(slug).header("Cache-Tag")).contains("article-" + hidden);
    }

    @Test
    void isAnotherOnceARelatedArticleHasGoneByTheClockAlone() throws SQLException {
        var other = written(Map.of());
        publish(other);
        var slug = publish(written(Map.of("related", List.of(other.<String>path("id")))));
        var etag = read(slug)
                .then()
                .body("related.id", contains(other.<String>path("id")))
                .extract()
                .header("ETag");
        // Nothing tells of it but the time itself.
        sql(
                "update live_article set visible_until = clock_timestamp() where article_id = cast(? as uuid)",
                other.path("id"));
        memory.forget();
        given().header("If-None-Match", etag)
                .get("/v1/articles/" + slug)
                .then()
                .statusCode(200)
                .body("related", equalTo(List.of()));
    }

    @Test
    void isAnotherOnceATranslationHasComeByTheClockAlone() throws SQLException {
        var original = written(Map.of());
        var slug = publish(original);
        var etag = read(slug).then().body("urls.editions", hasSize(1)).extract().header("ETag");
        // An old one, which leads no list.
        var other = written(
                Map.of("translationOf", original.path("id"), "language", "fr", "publishedAt", "2020-01-01T00:00:00Z"));
        transition(other.path("id"), Map.of("to", "scheduled", "at", "2100-01-01T00:00:00Z"))
                .then()
                .statusCode(200);
        sql(
                "update live_article set visible_from = clock_timestamp() where article_id = cast(? as uuid)",
                other.path("id"));
        memory.forget();
        given().header("If-None-Match", etag)
                .get("/v1/articles/" + slug)
                .then()
                .statusCode(200)
                .body("urls.editions", hasSize(2));
    }

    @Test
    void isNotToBeKeptLongerThanWhatItShows() throws InterruptedException {
        var other = written(Map.of());
        publish(other);
        var slug = publish(written(Map.of("related", List.of(other.<String>path("id")))));
        assertThat(read(slug).header("Cache-Control")).contains("max-age=15");
        var at = Instant.now().plusSeconds(10).truncatedTo(MILLIS);
        transition(other.path("id"), Map.of("to", "withdrawn", "at", at.toString(), "reason", "expired"))
                .then()
                .statusCode(200);
        // What is remembered hears of it within a second.
        while (read(slug).header("Cache-Control").contains("max-age=15")) {
            assertThat(Instant.now()).isBefore(at.minusSeconds(3));
            Thread.sleep(50);
        }
        memory.forget();
        assertThat(read(slug).header("Cache-Control")).containsPattern("max-age=[0-9]\\b");
    }
}
