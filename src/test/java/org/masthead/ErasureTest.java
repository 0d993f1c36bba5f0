package org.masthead;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.masthead.Newsroom.admin;
import static org.masthead.Newsroom.as;
import static org.masthead.Newsroom.change;
import static org.masthead.Newsroom.collectWords;
import static org.masthead.Newsroom.database;
import static org.masthead.Newsroom.freshWord;
import static org.masthead.Newsroom.lockOf;
import static org.masthead.Newsroom.section;
import static org.masthead.Newsroom.transition;
import static org.masthead.Newsroom.write;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.image.Images;

/** What is erased is nowhere any more: not in any column of any table, and not on disk. */
@QuarkusTest
class ErasureTest {

    private static final String ARTICLES = "/v1/newsroom/articles";

    private final String word = freshWord();
    private final String retry = UUID.randomUUID().toString();
    private String section;

    @Inject
    Images images;

    @BeforeEach
    void makeASection() {
        section = section();
    }

    /** The tables in which the word stands, in whatever column, be it text, JSON, words of a search or bytes. */
    private List<String> tablesWith(String sought) throws SQLException {
        var found = new ArrayList<String>();
        var bytes = HexFormat.of().formatHex(sought.getBytes(StandardCharsets.UTF_8));
        try (var connection = database();
                var tables = connection.createStatement();
                var all = tables.executeQuery("select table_name from information_schema.tables"
                        + " where table_schema = 'public' and table_type = 'BASE TABLE'")) {
            while (all.next()) {
                var table = all.getString(1);
                try (var search = connection.createStatement();
                        var rows = search.executeQuery(
                                "select count(*) from \"%1$s\" t where t::text ilike '%%%2$s%%' or t::text like '%%%3$s%%'"
                                        .formatted(table, sought, bytes))) {
                    rows.next();
                    if (rows.getInt(1) > 0) {
                        found.add(table);
                    }
                }
            }
        }
        return found;
    }

    private record Original(UUID image, Path file) {}

    private Original picture() throws IOException, SQLException {
        var out = new ByteArrayOutputStream();
        var picture = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
        for (var pixel = 0; pixel < 1600; pixel++) {
            picture.setRGB(pixel % 40, pixel / 40, freshWord().hashCode() * (pixel + 7));
        }
        ImageIO.write(picture, "png", out);
        var image = QuarkusTransaction.requiringNew().call(() -> {
            var stored = images.store(out.toByteArray(), "a test");
            stored.alts.put("en", "A picture of " + word);
            return stored;
        });
        var digest = HexFormat.of().formatHex(image.digest);
        return new Original(
                image.id,
                TestDatabase.DATA
                        .resolve("originals")
                        .resolve(digest.substring(0, 2))
                        .resolve(digest.substring(2)));
    }

    private Map<String, Object> draft(String slug) {
        var draft = new HashMap<String, Object>();
        for (var member : List.of("headline", "kicker", "summary", "byline", "dateline", "note")) {
            draft.put(member, word + " " + member);
        }
        draft.put("slug", slug);
        draft.put("sections", List.of(section));
        draft.put(
                "bodyHtml", "<p>" + word + "</p><img src=\"https://" + word + ".example/a.jpg\" alt=\"" + word + "\">");
        draft.put("rights", Map.of("copyright", word));
        draft.put("corrections", List.of(Map.of("at", "2026-01-01T00:00:00Z", "text", word)));
        return draft;
    }

    private static Response erase(String address, String reason) {
        return admin().contentType(ContentType.JSON)
                .header("If-Match", admin().get(address).header("ETag"))
                .body(Map.of("reason", reason))
                .post(address + "/erasure");
    }

    @ParameterizedTest
    @CsvSource({"privacy, 410", "legal, 451"})
    void leavesNothingOfAnArticleButThatThereWasOne(String reason, int status) throws SQLException, IOException {
        var only = picture();
        var shared = picture();
        var draft = draft(word);
        draft.put("leadImage", Map.of("id", only.image(), "caption", word));
        var written = admin().contentType(ContentType.JSON)
                .header("Idempotency-Key", retry)
                .body(draft)
                .post(ARTICLES);
        var id = written.then().statusCode(201).extract().<String>path("id");
        transition(id, Map.of("to", "published", "note", word)).then().statusCode(200);
        change(
                        id,
                        Map.of(
                                "slug",
                                word + "-again",
                                "headline",
                                word + " again",
                                "leadImage",
                                Map.of("id", shared.image())))
                .then()
                .statusCode(200);
        transition(id, Map.of("to", "published")).then().statusCode(200);
        var path = given().get("/v1/articles/" + id).<String>path("urls.path");
        change(id, Map.of("headline", word + " third", "note", word)).then().statusCode(200);
        transition(id, Map.of("to", "scheduled", "at", "2100-01-01T00:00:00Z"))
                .then()
                .statusCode(200);
        write(Map.of("headline", "Another", "leadImage", Map.of("id", shared.image())))
                .then()
                .statusCode(201);
        Editing.create("/v1/newsroom/redirects", Map.of("path", "/old/" + word, "article", id))
                .then()
                .statusCode(201);
        collectWords();
        assertThat(tablesWith(word))
                .contains("revision", "live_article", "slug", "article_path", "redirect", "audit", "article_search")
                .contains("search_word", "idempotent_answer", "image", "article");
        assertThat(only.file()).exists();
        var listed = given().get("/v1/articles?section=" + section);
        listed.then().body("data.id", contains(id));

        erase(ARTICLES + "/" + id, reason).then().statusCode(204);

        // The picture that another article shows as well is that one's now.
        Editing.patch("/v1/newsroom/images/" + shared.image(), Map.of("alt", "A picture"))
                .statusCode(200);
        assertThat(tablesWith(word)).isEmpty();
        assertThat(only.file()).doesNotExist();
        assertThat(shared.file()).exists();

        for (var address : List.of(id, word, word + "-again")) {
            given().get("/v1/articles/" + address).then().statusCode(status).body("detail", notNullValue());
        }
        for (var address : List.of(path, "/old/" + word, "/v1/articles/" + word)) {
            given().get("/v1/resolve?url=" + address).then().statusCode(status);
        }
        var after = given().header("If-None-Match", listed.header("ETag")).get("/v1/articles?section=" + section);
        after.then().statusCode(200).body("data", empty());
        given().get("/v1/articles?q=" + word).then().body("data", empty()).body("page.suggestion", nullValue());

        admin().get(ARTICLES + "/" + id)
                .then()
                .statusCode(200)
                .body("headline", nullValue())
                .body("body", empty())
                .body("erasedAt", notNullValue());
        admin().get(ARTICLES + "/" + id + "/revisions")
                .then()
                .body("data.createdBy", contains("a admin", "a admin", "a admin"))
                .body("data.note", contains(nullValue(), nullValue(), nullValue()));
        admin().param("subject", id)
                .get("/v1/newsroom/audit?limit=2")
                .then()
                .body("data.act", contains("note", "erase"));
        change(id, "*", Map.of("headline", "x")).then().statusCode(410).body("code", equalTo("gone"));
        admin().contentType(ContentType.JSON)
                .header("Idempotency-Key", retry)
                .body(draft)
                .post(ARTICLES)
                .then()
                .statusCode(410);
        assertThat(write(Map.of("headline", word)).<String>path("slug")).isEqualTo(word + "-2");
    }

    @Test
    void ofAnArticleThatReadersNeverSawTheyLearnNothing() throws SQLException {
        var id = write(draft(word)).<String>path("id");
        erase(ARTICLES + "/" + id, "legal").then().statusCode(204);
        assertThat(tablesWith(word)).isEmpty();
        given().get("/v1/articles/" + id).then().statusCode(404);
        given().get("/v1/articles/" + word).then().statusCode(404);
    }

    @Test
    void leavesNothingOfAnAuthorButTheirArticles() throws SQLException, IOException {
        var picture = picture();
        var author = Editing.created(
                "/v1/newsroom/authors",
                Map.of(
                        "name", "Ann \"" + word + "\" Doe",
                        "slug", "was-" + word,
                        "bio", "Ann " + word,
                        "url", "https://" + word + ".example",
                        "image", Map.of("id", picture.image()),
                        "translations", Map.of("fr", Map.of("bio", word))));
        Editing.patch(author, Map.of("slug", word)).statusCode(200);
        var draft = Map.of(
                "headline",
                "Rivers",
                "sections",
                List.of(section),
                "authors",
                List.of(word),
                "byline",
                "By ann \"" + word + "\" doe",
                "bodyHtml",
                "<p>It happened.</p>");
        var written = admin().contentType(ContentType.JSON)
                .header("Idempotency-Key", retry)
                .body(draft)
                .post(ARTICLES);
        var slug = Newsroom.publish(written);
        change(written.path("id"), Map.of("kicker", "Weather")).then().statusCode(200);
        given().get("/v1/authors/" + word).then().statusCode(200);
        assertThat(tablesWith(word)).contains("author", "author_slug", "revision", "live_article", "idempotent_answer");
        var known = given().get("/v1/articles/" + slug).header("ETag");
        var id = admin().get(author).<String>path("id");

        erase(author, "privacy").then().statusCode(204);

        assertThat(tablesWith(word)).isEmpty();
        assertThat(picture.file()).doesNotExist();
        given().get("/v1/authors/" + word).then().statusCode(404);
        given().header("If-None-Match", known)
                .get("/v1/articles/" + slug)
                .then()
                .statusCode(200)
                .body("authors", empty())
                .body("byline", nullValue())
                .body("headline", equalTo("Rivers"));
        admin().get(ARTICLES + "/" + slug).then().body("authors", empty()).body("byline", nullValue());
        admin().get(author).then().statusCode(410);
        change(written.path("id"), Map.of("kicker", "Floods")).then().statusCode(200);
        change(written.path("id"), Map.of("authors", List.of(id)))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/authors/0"));
        assertThat(Editing.create("/v1/newsroom/authors", Map.of("name", word)).<String>path("slug"))
                .isEqualTo(word);
    }

    @Test
    void isAskedForTwiceAndByAnAdmin() {
        var id = write(draft(word)).<String>path("id");
        var address = ARTICLES + "/" + id + "/erasure";
        var erasure = Map.of("reason", "privacy");
        admin().contentType(ContentType.JSON).body(erasure).post(address).then().statusCode(428);
        admin().contentType(ContentType.JSON)
                .header("If-Match", "\"1-7\"")
                .body(erasure)
                .post(address)
                .then()
                .statusCode(412);
        admin().contentType(ContentType.JSON)
                .header("If-Match", lockOf(id))
                .body("{}")
                .post(address)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/reason"));
        as("publisher")
                .contentType(ContentType.JSON)
                .header("If-Match", lockOf(id))
                .body(erasure)
                .post(address)
                .then()
                .statusCode(403);
    }
}
