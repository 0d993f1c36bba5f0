package org.masthead.article;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.masthead.Newsroom.admin;
import static org.masthead.Newsroom.as;
import static org.masthead.Newsroom.change;
import static org.masthead.Newsroom.database;
import static org.masthead.Newsroom.draftIn;
import static org.masthead.Newsroom.freshWord;
import static org.masthead.Newsroom.logged;
import static org.masthead.Newsroom.publish;
import static org.masthead.Newsroom.publishedArticleIn;
import static org.masthead.Newsroom.section;
import static org.masthead.Newsroom.transition;
import static org.masthead.Newsroom.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.Editing;
import org.masthead.Newsroom;
import org.masthead.image.Images;

@QuarkusTest
class PreviewResourceTest {

    private static final String PREVIEWS = "/v1/newsroom/previews";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Images images;

    private final String word = freshWord();

    private static Response make(RequestSpecification caller, Map<String, ?> draft) {
        return caller.contentType(ContentType.JSON).body(draft).post(PREVIEWS);
    }

    /** Makes a preview of an article and gives its address. */
    private static String preview(Response written) {
        return make(admin(), Map.of("article", written.path("id")))
                .then()
                .statusCode(201)
                .extract()
                .path("url");
    }

    private static ValidatableResponse read(String url) {
        return given().urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .get(url)
                .then();
    }

    /** A picture like no other, with its bytes. */
    private String picture() {
        var picture = new BufferedImage(80, 50, BufferedImage.TYPE_INT_RGB);
        var noise = freshWord().hashCode();
        for (var pixel = 0; pixel < 80 * 50; pixel++) {
            picture.setRGB(pixel % 80, pixel / 80, noise * (pixel + 7));
        }
        var out = new ByteArrayOutputStream();
        return QuarkusTransaction.requiringNew().call(() -> {
            ImageIO.write(picture, "png", out);
            var image = images.store(out.toByteArray(), "a test");
            image.alts.put("en", "A street");
            return image.id.toString();
        });
    }

    /** Everything that an article can have. */
    private Map<String, Object> full(String picture) {
        var section = section();
        var original = write(draftIn(section, "Original " + word));
        publish(original);
        Editing.created("/v1/newsroom/authors", Map.of("name", "Author " + word, "slug", "author-" + word));
        for (var list : List.of("open-", "closed-")) {
            var draft = new HashMap<String, Object>(Map.of("name", list + word, "slug", list + word));
            if (list.equals("open-")) {
                draft.put("visibleFrom", "2026-01-01T00:00:00Z");
            }
            Editing.created("/v1/newsroom/collections", draft);
        }
        var draft = new HashMap<String, Object>();
        draft.put("headline", "Headline " + word);
        draft.put("slug", "slug-" + word);
        draft.put("kicker", "Kicker");
        draft.put("summary", "Summary");
        draft.put("byline", "By somebody");
        draft.put("dateline", "Riverton");
        draft.put("source", "Source " + word);
        draft.put("sections", List.of(section(section + "/below"), section));
        draft.put("collections", List.of("open-" + word, "closed-" + word));
        draft.put("authors", List.of("author-" + word));
        draft.put("tags", List.of("Tag " + word, "Other " + word));
        draft.put(
                "related",
                List.of(original.path("slug"), write(draftIn(section, "Unseen")).path("id")));
        draft.put("translationOf", original.path("id"));
        draft.put("leadImage", Map.of("id", picture, "credit", "A photographer"));
        draft.put("corrections", List.of(Map.of("at", "2026-01-01T00:00:00Z", "text", "It was Monday.")));
        draft.put("rights", Map.of("copyright", "ours", "usageTerms", "ask", "syndicatable", true));
        draft.put(
                "bodyHtml",
                Newsroom.EVERY_BLOCK.formatted(word) + "<p><a href=\"/v1/none\">a</a><a href=\"/" + section + "/"
                        + original.path("slug") + "\">b</a></p>");
        return draft;
    }

    private static JsonNode comparable(String json) {
        try {
            var article = (ObjectNode) JSON.readTree(json.replaceAll("/v1/previews/[^/]+/images/", "/v1/images/"));
            // Its own card among the related ones has them too.
            article.findParents("publishedAt")
                    .forEach(shown -> ((ObjectNode) shown).remove(List.of("publishedAt", "updatedAt")));
            return article;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?bodyFormat=html", "?bodyFormat=markdown", "?bodyFormat=text", "?fields=-tags,body"})
    void isWhatReadersGetOnceItIsPublished(String query) {
        var written = write(full(picture()));
        // It shows itself, which readers cannot see yet.
        change(written.path("id"), Map.of("related", List.of("slug-" + word)));
        var url = preview(written);
        var before = read(url + query).statusCode(200).extract().asString();
        publish(written);
        var after = read("/v1/articles/slug-" + word + query)
                .statusCode(200)
                .extract()
                .asString();
        assertThat(comparable(before)).isEqualTo(comparable(after));
        assertThat(comparable(read(url + query).extract().asString())).isEqualTo(comparable(after));
    }

    @Test
    void followsTheWorkingCopyOfWhatReadersSeeAndShowsWhatWillChange() {
        var draft = full(picture());
        var written = write(draft);
        publish(written);
        var id = written.<String>path("id");
        var url = preview(written);
        // Editors of the lists have put it in one that it does not name, and taken it out of one that it does.
        Editing.created(
                "/v1/newsroom/collections",
                Map.of("name", "a-" + word, "slug", "a-" + word, "visibleFrom", "2026-01-01T00:00:00Z"));
        admin().contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body(Map.of("article", id))
                .post("/v1/newsroom/collections/a-" + word + "/items")
                .then()
                .statusCode(200);
        change(
                        id,
                        Map.of(
                                "headline",
                                "Later " + word,
                                "slug",
                                "later-" + word,
                                "collections",
                                List.of(),
                                "tags",
                                List.of()))
                .then()
                .statusCode(200);
        var before = read(url)
                .statusCode(200)
                .body("headline", equalTo("Later " + word))
                .body("collections.slug", contains("a-" + word))
                .extract()
                .asString();
        read("/v1/articles/" + id)
                .body("headline", equalTo("Headline " + word))
                .body("collections.slug", hasItem("open-" + word));
        transition(id, Map.of("to", "published")).then().statusCode(200);
        var after = read("/v1/articles/" + id).statusCode(200).extract().asString();
        assertThat(comparable(before)).isEqualTo(comparable(after));
    }

    @Test
    void showsARevisionForGood() {
        var written = write(draftIn(section(), "First " + word));
        change(written.path("id"), Map.of("headline", "Second " + word)).then().statusCode(200);
        var made = make(admin(), Map.of("article", written.<String>path("slug"), "revision", 1));
        made.then().statusCode(201).body("revision", equalTo(1));
        read(made.<String>path("url")).statusCode(200).body("headline", equalTo("First " + word));
        read(preview(written)).body("headline", equalTo("Second " + word));
    }

    @Test
    void leavesEmptyWhatIsStillMissing() {
        var url = preview(write(Map.of("summary", word)));
        read(url)
                .statusCode(200)
                .body("headline", equalTo(""))
                .body("summary", equalTo(word))
                .body("body", empty())
                .body("sections", empty())
                .body("breadcrumb", empty())
                .body("leadImage", nullValue())
                .body("publishedAt", notNullValue())
                .body("urls.path", startsWith("/article"));
    }

    @Test
    void isNotKeptByAnybodyAndLeavesNoTrace() {
        var written = write(full(picture()));
        var lists = Stream.of("/v1/articles?limit=5", "/v1/tags?q=" + word, "/v1/site", "/v1/collections", "/v1/images")
                .toList();
        var id = written.<String>path("id");
        var before =
                lists.stream().map(list -> read(list).extract().header("ETag")).toList();
        var url = preview(written);
        var answer = read(url).statusCode(200);
        answer.header("Cache-Control", "private, no-store")
                .header("X-Robots-Tag", "noindex, nofollow")
                .header("ETag", nullValue())
                .header("Last-Modified", nullValue())
                .header("Cache-Tag", nullValue())
                .header("Vary", nullValue())
                .header("Referrer-Policy", "no-referrer")
                .header("Access-Control-Allow-Origin", "*")
                .header("Access-Control-Allow-Credentials", nullValue());
        given().header("If-None-Match", "*").get(url).then().statusCode(200);
        given().head(url).then().statusCode(200);
        assertThat(logged(id)).isZero();
        assertThat(lists.stream().map(list -> read(list).extract().header("ETag")))
                .isEqualTo(before);
        read("/v1/articles/" + written.path("id")).statusCode(404);
        read("/v1/articles?q=" + word).body("data.slug", not(hasItem("slug-" + word)));
        read("/v1/tags/tag-" + word).statusCode(404);
    }

    @Test
    void showsItsOwnPicturesThatReadersCannotSeeAndNoOthers() {
        var picture = picture();
        var other = picture();
        var written = write(full(picture));
        var url = preview(written);
        var shown = read(url).extract();
        assertThat(shown.<String>path("leadImage.url")).startsWith(url + "/images/" + picture + "/file?v=");
        var file = read(shown.path("leadImage.url")).statusCode(200);
        file.contentType("image/png")
                .header("Cache-Control", "private, no-store")
                .header("X-Robots-Tag", "noindex, nofollow")
                .header("ETag", nullValue());
        assertThat(file.extract().asByteArray()).hasSizeGreaterThan(1000);
        given().header("Range", "bytes=0-9")
                .get(url + "/images/" + picture + "/file")
                .then()
                .statusCode(206)
                .header("Content-Length", "10");
        given().header("Range", "bytes=9999999-")
                .get(url + "/images/" + picture + "/file")
                .then()
                .statusCode(416);
        read("/v1/images/" + picture + "/file").statusCode(404);
        read(url + "/images/" + other + "/file").statusCode(404);
        read(url + "/images/none/file").statusCode(404);
        // One in the body whose bytes have not arrived.
        var waiting = shown.<String>path("body.find { it.type == 'image' }.image.id");
        read(url + "/images/" + waiting + "/file").statusCode(404);
        // Gone from the article, it is gone from the preview.
        var patch = new HashMap<String, Object>();
        patch.put("leadImage", null);
        change(written.path("id"), patch).then().statusCode(200);
        read(url + "/images/" + picture + "/file").statusCode(404);
    }

    @Test
    void writesUrlsOnADomain() {
        var written = write(full(picture()));
        var url = preview(written);
        read(url + "?domain=primary")
                .statusCode(200)
                .body("leadImage.url", startsWith("https://www.masthead.example" + url + "/images/"));
        read(url + "?domain=none").statusCode(400);
        read(url + "?fields=none").statusCode(400);
        read(url + "?nonsense=1").statusCode(400);
        read(url + "?fields=slug").body("", equalTo(Map.of("slug", "slug-" + word)));
    }

    @Test
    void isOneAndTheSame404OnceItIsOver() throws SQLException {
        var written = write(draftIn(section(), "Headline " + word));
        var unknown = refusal("/v1/previews/q7Jz0mJc3b3yq0kq1dVtq4o2l0C5eXw8YtRr1uPZk9E");
        assertThat(refusal("/v1/previews/none")).isEqualTo(unknown);
        var revoked = make(admin(), Map.of("article", written.path("id")));
        Editing.delete(revoked.header("Location")).statusCode(204);
        admin().get(revoked.header("Location")).then().statusCode(404);
        assertThat(refusal(revoked.path("url"))).isEqualTo(unknown);
        var expired = make(admin(), Map.of("article", written.<String>path("id"), "lifetimeSeconds", 60));
        read(expired.<String>path("url")).statusCode(200);
        try (var connection = database();
                var act = connection.createStatement()) {
            act.execute("update preview set created_at = created_at - interval '1 day',"
                    + " expires_at = expires_at - interval '1 day' where id = '" + expired.path("id") + "'");
        }
        assertThat(refusal(expired.path("url"))).isEqualTo(unknown);
        admin().get(expired.header("Location")).then().statusCode(404);
        var removed = preview(written);
        Editing.delete("/v1/newsroom/articles/" + written.path("id")).statusCode(204);
        assertThat(refusal(removed)).isEqualTo(unknown);
        make(admin(), Map.of("article", written.path("id"))).then().statusCode(409);
    }

    private static Map<String, Object> refusal(String url) {
        var problem = new HashMap<>(read(url).statusCode(404).extract().<Map<String, Object>>path(""));
        problem.remove("traceId");
        return problem;
    }

    @Test
    void isListedWithoutItsAddressAndOpenOnlyToWhoMayKnow() throws SQLException {
        var mine =
                as("contributor").contentType(ContentType.JSON).body(Map.of()).post("/v1/newsroom/articles");
        var theirs = write(Map.of());
        make(as("contributor"), Map.of("article", theirs.path("id")))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/article"));
        var made = make(as("contributor"), Map.of("article", mine.path("id")));
        made.then()
                .statusCode(201)
                .header("ETag", notNullValue())
                .header("Location", equalTo(PREVIEWS + "/" + made.path("id")))
                .body("article", equalTo(mine.path("id")))
                .body("revision", nullValue())
                .body("createdBy", equalTo("a contributor"));
        assertThat(Instant.parse(made.path("expiresAt")))
                .isEqualTo(Instant.parse(made.path("createdAt")).plusSeconds(86_400));
        var other = make(admin(), Map.of("article", mine.path("id")));
        admin().get(PREVIEWS + "?article=" + mine.path("id"))
                .then()
                .statusCode(200)
                .body("data.id", contains(other.<String>path("id"), made.<String>path("id")))
                .body("data.url", contains(nullValue(), nullValue()));
        as("contributor")
                .get(PREVIEWS + "?article=" + mine.path("id"))
                .then()
                .body("data.id", contains(made.<String>path("id")));
        var page = admin().get(PREVIEWS + "?limit=1&article=" + mine.path("id"));
        admin().urlEncodingEnabled(false)
                .get(page.<String>path("page.next"))
                .then()
                .body("data.id", contains(made.<String>path("id")))
                .body("page.next", nullValue());
        as("contributor").get(PREVIEWS + "?article=" + theirs.path("id")).then().statusCode(404);
        for (var hidden : List.of(other.header("Location"), PREVIEWS + "/none")) {
            as("contributor").get(hidden).then().statusCode(404);
            as("contributor").header("If-Match", "*").delete(hidden).then().statusCode(404);
        }
        as("contributor").delete(made.header("Location")).then().statusCode(428);
        as("contributor")
                .header("If-Match", "\"other\"")
                .delete(made.header("Location"))
                .then()
                .statusCode(412);
        as("contributor")
                .header("If-Match", made.header("ETag"))
                .delete(made.header("Location"))
                .then()
                .statusCode(204);
        try (var connection = database();
                var asked = connection.prepareStatement(
                        "select count(*) from preview p where position(? in p::text) > 0")) {
            asked.setString(1, other.<String>path("url").substring("/v1/previews/".length()));
            var row = asked.executeQuery();
            row.next();
            assertThat(row.getLong(1)).isZero();
        }
    }

    @Test
    void shownOnceMeansOnceToARepeatedRequestToo() {
        var written = write(Map.of());
        var first = make(admin().header("Idempotency-Key", word), Map.of("article", written.path("id")));
        var again = make(admin().header("Idempotency-Key", word), Map.of("article", written.path("id")));
        assertThat(first.<String>path("url")).isNotNull();
        again.then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("id", equalTo(first.path("id")))
                .body("url", nullValue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                            | /article
            {"article": "none-such"}                      | /article
            {"article": "%s", "revision": 9}              | /revision
            {"article": "%s", "revision": 0}              | /revision
            {"article": "%s", "lifetimeSeconds": 59}      | /lifetimeSeconds
            {"article": "%s", "lifetimeSeconds": 2592001} | /lifetimeSeconds
            """)
    void refusesWhatIsNotAcceptableAtItsPlace(String draft, String pointer) {
        admin().contentType(ContentType.JSON)
                .body(draft.formatted(write(Map.of()).<String>path("slug")))
                .post(PREVIEWS)
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void lastsThroughPublicationAndWithdrawal() {
        var slug = publishedArticleIn(section());
        var id = admin().get("/v1/newsroom/articles/" + slug).<String>path("id");
        var url = make(admin(), Map.of("article", slug)).<String>path("url");
        transition(id, Map.of("to", "withdrawn")).then().statusCode(200);
        read("/v1/articles/" + slug).statusCode(410);
        read(url).statusCode(200).body("slug", equalTo(slug));
    }
}
