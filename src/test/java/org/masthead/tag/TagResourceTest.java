package org.masthead.tag;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.masthead.Newsroom.admin;
import static org.masthead.Newsroom.database;
import static org.masthead.Newsroom.draftIn;
import static org.masthead.Newsroom.freshWord;
import static org.masthead.Newsroom.publish;
import static org.masthead.Newsroom.section;
import static org.masthead.Newsroom.transition;
import static org.masthead.Newsroom.write;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class TagResourceTest {

    private static final String PUBLISHED = "published";

    private final String word = freshWord();
    private String section;

    @BeforeEach
    void make() {
        section = section();
    }

    private static Response writeWith(String section, String... tags) {
        var draft = new HashMap<String, Object>(draftIn(section, "Headline " + freshWord()));
        draft.put("tags", tags);
        return write(draft);
    }

    private Response published(String... tags) {
        var article = writeWith(section, tags);
        publish(article);
        return article;
    }

    private static ValidatableResponse list(String query) {
        return given().urlEncodingEnabled(false).get("/v1/tags?" + query).then();
    }

    @Test
    void listsTagsThatVisibleArticlesCarryAndCountsThem() {
        writeWith(section, word + " draft");
        published(word + " river");
        published(word + " river", word + " bridge");
        list("q=" + word)
                .statusCode(200)
                .body("data.name", contains(word + " bridge", word + " river"))
                .body("data.articleCount", contains(1, 2))
                .body("data[0].lastPublishedAt", notNullValue())
                .body("page.next", nullValue());
        given().get("/v1/tags/" + word + "-draft").then().statusCode(404);
        var id = given().get("/v1/tags/" + word + "-river")
                .then()
                .statusCode(200)
                .body("articleCount", equalTo(2))
                .extract()
                .<String>path("id");
        given().get("/v1/tags/" + id).then().statusCode(200).body("slug", equalTo(word + "-river"));
    }

    @Test
    void countsNoMoreWhatIsWithdrawnOrPublishedWithoutTheTag() {
        var article = published(word);
        published(word);
        transition(article.path("id"), Map.of("to", "withdrawn")).then().statusCode(200);
        given().get("/v1/tags/" + word).then().body("articleCount", equalTo(1));
        transition(article.path("id"), Map.of("to", PUBLISHED)).then().statusCode(200);
        given().get("/v1/tags/" + word).then().body("articleCount", equalTo(2));
    }

    @Test
    void countsByTheClockWhateverHasBeenSummedUp() throws SQLException {
        var article = published(word);
        published(word);
        sql("update live_article set visible_until = now() + interval '1 second' where article_id = '%s'"
                .formatted(article.<String>path("id")));
        given().get("/v1/tags/" + word).then().body("articleCount", equalTo(2));
        sql("select settle_label_uses()");
        given().get("/v1/tags/" + word).then().body("articleCount", equalTo(2));
        sql("select pg_sleep(1.1)");
        given().get("/v1/tags/" + word).then().body("articleCount", equalTo(1));
        sql("select settle_label_uses()");
        given().get("/v1/tags/" + word).then().body("articleCount", equalTo(1));
        sql("delete from live_article where article_id = '%s'".formatted(article.<String>path("id")));
        given().get("/v1/tags/" + word).then().body("articleCount", equalTo(1));
    }

    @Test
    void ordersByTheAlphabetOfPeopleAndFindsBeginningsWithoutAccents() {
        published(word + "-Éclair", word + "-ebb", word + "-Zebra", word + "-fog");
        list("q=" + word.toUpperCase(Locale.ROOT))
                .body("data.name", contains(word + "-ebb", word + "-Éclair", word + "-fog", word + "-Zebra"));
        list("q=" + word + "-ECL").body("data.name", contains(word + "-Éclair"));
        list("q=" + word + "-%25").body("data", empty());
    }

    @Test
    void pagesForthAndBackInEitherOrder() {
        published(word + "-a", word + "-b", word + "-c");
        published(word + "-b", word + "-c");
        published(word + "-c");
        assertThat(walk("q=" + word + "&limit=1")).containsExactly(word + "-a", word + "-b", word + "-c");
        assertThat(walk("q=" + word + "&limit=1&sort=-articleCount"))
                .containsExactly(word + "-c", word + "-b", word + "-a");
    }

    /** The names of all pages, forwards; the way back must show the same. */
    private static List<String> walk(String query) {
        var names = new ArrayList<String>();
        var back = new ArrayList<String>();
        Response page = given().get("/v1/tags?" + query);
        names.addAll(page.path("data.name"));
        while (page.path("page.next") != null) {
            page = given().urlEncodingEnabled(false).get(page.<String>path("page.next"));
            names.addAll(page.path("data.name"));
        }
        back.addAll(page.path("data.name"));
        while (page.path("page.prev") != null) {
            page = given().urlEncodingEnabled(false).get(page.<String>path("page.prev"));
            back.addAll(0, page.path("data.name"));
        }
        assertThat(back).isEqualTo(names);
        return names;
    }

    @Test
    void namesAndOrdersTagsInTheLanguageOfAnEdition() throws SQLException {
        published(word + "-night", word + "-tree");
        sql("insert into edition (id, key, language, title) values (gen_random_uuid(), 'fr-%1$s', 'fr', 'F')"
                .formatted(word));
        sql("update tag set names = names || '{\"fr\": \"%1$s-arbre\"}' where slug = '%1$s-tree'".formatted(word));
        sql("update tag set names = names || '{\"fr\": \"%1$s-nuit\"}' where slug = '%1$s-night'".formatted(word));
        list("language=fr-CA&q=" + word).body("data.name", contains(word + "-arbre", word + "-nuit"));
        list("language=sw&q=" + word).body("data.name", contains(word + "-night", word + "-tree"));
        given().get("/v1/tags/" + word + "-tree?language=fr").then().body("name", equalTo(word + "-arbre"));
        sql("delete from edition where key = 'fr-%s'".formatted(word));
    }

    @Test
    void tellsAClientThatItsListIsGoodUntilSomethingIsPublished() {
        published(word);
        for (var path : List.of("/v1/tags", "/v1/tags/" + word)) {
            var answer = given().get(path).then().header("Cache-Tag", notNullValue());
            var etag = answer.extract().header("ETag");
            given().header("If-None-Match", etag).get(path).then().statusCode(304);
            given().header("If-None-Match", etag).head(path).then().statusCode(304);
            published(word);
            given().header("If-None-Match", etag).get(path).then().statusCode(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sort=articleCount", "q=", "language=%3F", "limit=0", "cursor=x", "querry=a", "q=a&q=b"})
    void refusesWhatItCannotRead(String query) {
        list(query).statusCode(400).body("errors[0].parameter", equalTo(query.substring(0, query.indexOf('='))));
    }

    private static void sql(String statement) throws SQLException {
        try (var connection = database();
                var act = connection.createStatement()) {
            act.execute(statement);
        }
    }

    @Test
    void answersNobodyElse() {
        admin().post("/v1/tags").then().statusCode(405);
    }
}
