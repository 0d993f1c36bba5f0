package org.masthead;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.Newsroom.admin;
import static org.masthead.Newsroom.change;
import static org.masthead.Newsroom.collectWords;
import static org.masthead.Newsroom.database;
import static org.masthead.Newsroom.publish;
import static org.masthead.Newsroom.section;
import static org.masthead.Newsroom.transition;
import static org.masthead.Newsroom.write;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.masthead.picture.PictureFiles;

/** A word in every place that readers do not see. */
final class HiddenContent {

    private static final String FUTURE = "2100-01-01T00:00:00Z";

    private final String word;
    private final String section = section();
    private final List<String> ids = new ArrayList<>();
    private String live;
    private String coming;

    HiddenContent(String word) {
        this.word = word;
    }

    /** What can't be brought without a change that readers see: the word was public before, or came with what is. */
    void bringWhatShows() {
        var withdrawn = id(publishedAs("withdrawn", saying("withdrawn")));
        transition(withdrawn, Map.of("to", "withdrawn", "note", word)).then().statusCode(200);
        var corrected = id(publishedAs("corrected", saying("corrected")));
        change(corrected, without(saying("corrected"))).then().statusCode(200);
        transition(corrected, Map.of("to", "published", "note", word)).then().statusCode(200);
        var key = make("keys", Map.of("name", word, "role", "admin")).<String>path("key");
        var byThatKey = given().header("Authorization", "Bearer " + key)
                .contentType(ContentType.JSON)
                .body(neutral("by-somebody"))
                .post("/v1/newsroom/articles");
        publish(byThatKey);
        live = publishedAs("live", neutral("live"));
        coming = publishedAs("coming", neutral("coming"));
        collectWords();
    }

    /** All that nobody but the newsroom ever saw. The ids of what is hidden. */
    List<String> bringTheRest() throws SQLException {
        bringLabels();
        bringPicture();
        bringPage();
        bringAddresses();
        bringArticles();
        collectWords();
        return ids;
    }

    private void bringLabels() throws SQLException {
        hide(make("tags", Map.of("name", word + " unused", "slug", "unused-" + word)));
        hide(make("authors", Map.of("name", word, "slug", word, "bio", word, "url", "https://" + word + ".example")));
        hide(make("collections", Map.of("name", word, "slug", word)));
        hide(make("collections", Map.of("name", word, "slug", word + "-over", "visibleUntil", "2026-01-01T00:00:00Z")));
        hide(make("collections", Map.of("name", word, "slug", word + "-coming", "visibleFrom", FUTURE)));
        hide(
                "insert into section (id, slug, path, names, visible) values ('%1$s', '%2$s', '%2$s', '{\"en\": \"%2$s\"}', false)");
        hide("insert into edition (id, key, language, title, visible) values ('%1$s', '%2$s', 'en', '%2$s', false)");
        hide("insert into image (id, created_by, source_url, alts, captions, credits, headline, source, keywords,"
                + " metadata) values ('%1$s', '%2$s', 'https://%2$s.example/a', '{\"en\": \"%2$s\"}', '{\"en\": \"%2$s\"}',"
                + " '{\"en\": \"%2$s\"}', '%2$s', '%2$s', '{%2$s}', '{\"a\": \"%2$s\"}')");
    }

    /** Large enough to have renditions. */
    private void bringPicture() {
        var bare = RestAssuredConfig.config()
                .encoderConfig(
                        EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));
        var uploaded = admin().config(bare)
                .contentType("image/png")
                .body(PictureFiles.of("png", 700, 500))
                .post("/v1/newsroom/images");
        hide(uploaded);
        Editing.patch(uploaded.header("Location"), Map.of("alt", word, "caption", word, "credit", word))
                .statusCode(200);
    }

    /** Its section, collection, picture, domain and channel wait for it to be published. */
    private void bringPage() {
        hide(admin().contentType("text/plain; charset=utf-8")
                .body("""
                %1$s desk / Coast %1$s / %1$s Choice

                Keepers of %1$s count the lamps

                A lamp of %1$s burns over the harbour wall, Easter Monday. (Photo by %1$s Press)

                The keepers of %1$s counted every lamp on the wall on Friday, for the first time since the storm.

                “We found one more than we had,” said the oldest of them. “Nobody knows whose it is.”

                The website of %1$s can also be accessed at the following alternate addresses:

                www.%1$s.example

                SHARE THIS ARTICLE
                Our %1$s Roku
                """.formatted(word))
                .post("/v1/newsroom/imports/page"));
    }

    private void bringAddresses() throws SQLException {
        var domain = "insert into domain (id, key, label, role, host, display_host, status, activated_at,"
                + " disclosure, created_by)"
                + " values ('%1$s', '%2$s%3$s', '%2$s', 'mirror', '%2$s%3$s.example', '%2$s%3$s.example', '%4$s',"
                + " case when '%4$s' = 'active' then now() end, '%5$s', '%2$s')";
        hide(domain.formatted("%1$s", "%2$s", "", "draft", "public"));
        hide(domain.formatted("%1$s", "%2$s", "-private", "active", "private"));
    }

    private void bringArticles() {
        var draft = write(saying(word));
        hide(draft);
        make("redirects", Map.of("path", "/" + word, "article", draft.path("slug")));
        change(draft.path("id"), Map.of("headline", "Plain")).then().statusCode(200);

        change(id(live), saying("live-" + word)).then().statusCode(200);
        change(id(coming), saying("coming-" + word)).then().statusCode(200);
        schedule(id(coming));

        var embargoed = write(saying("embargoed-" + word));
        hide(embargoed);
        schedule(embargoed.path("id"));
        make("redirects", Map.of("path", "/" + word + "/coming", "article", embargoed.path("slug")));

        var removed = write(saying("removed-" + word));
        hide(removed);
        admin().header("If-Match", removed.header("ETag"))
                .delete("/v1/newsroom/articles/" + removed.path("id"))
                .then()
                .statusCode(204);
    }

    private void schedule(String id) {
        transition(id, Map.of("to", "scheduled", "at", FUTURE, "note", word))
                .then()
                .statusCode(200);
    }

    private String publishedAs(String slug, Map<String, Object> draft) {
        return publish(write(draft)); // under a slug without the word, so that only what it says could tell
    }

    private static String id(String slug) {
        return admin().get("/v1/newsroom/articles/" + slug).path("id");
    }

    private Map<String, Object> neutral(String slug) {
        return Map.of(
                "slug",
                slug + "-" + section,
                "headline",
                "Headline",
                "sections",
                List.of(section),
                "bodyHtml",
                "<p>It happened.</p>");
    }

    /** A draft that says the word wherever it can. */
    private Map<String, Object> saying(String slug) {
        var draft = new HashMap<>(neutral(slug));
        for (var member : List.of("headline", "kicker", "summary", "byline", "dateline", "source", "note")) {
            draft.put(member, word + " " + member);
        }
        draft.put("tags", List.of(word, slug + " " + word));
        draft.put(
                "bodyHtml", "<p>" + word + "</p><img src=\"https://" + word + ".example/b.jpg\" alt=\"" + word + "\">");
        draft.put("rights", Map.of("copyright", word));
        return draft;
    }

    /** What takes away all that such a draft says. */
    private Map<String, Object> without(Map<String, Object> draft) {
        var patch = new HashMap<String, Object>();
        draft.keySet().forEach(member -> patch.put(member, null));
        patch.remove("note");
        patch.putAll(neutral("corrected"));
        return patch;
    }

    private Response make(String kind, Map<String, ?> draft) {
        var made = admin().contentType(ContentType.JSON).body(draft).post("/v1/newsroom/" + kind);
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return made;
    }

    private void hide(Response made) {
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        ids.add(made.path("id"));
    }

    private void hide(String statement) throws SQLException {
        var id = UUID.randomUUID().toString();
        sql(statement.formatted(id, word));
        ids.add(id);
    }

    private static void sql(String statement) throws SQLException {
        try (var connection = database();
                var act = connection.createStatement()) {
            act.execute(statement);
        }
    }
}
