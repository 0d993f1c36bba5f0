package org.masthead.address;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.masthead.Editing.create;
import static org.masthead.Editing.created;
import static org.masthead.Editing.delete;
import static org.masthead.Editing.patch;
import static org.masthead.Editing.read;
import static org.masthead.Newsroom.admin;
import static org.masthead.Newsroom.draftIn;
import static org.masthead.Newsroom.freshWord;
import static org.masthead.Newsroom.logged;
import static org.masthead.Newsroom.publish;
import static org.masthead.Newsroom.publishedArticleIn;
import static org.masthead.Newsroom.section;
import static org.masthead.Newsroom.transition;
import static org.masthead.Newsroom.write;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.Editing;

@QuarkusTest
class RedirectEditingResourceTest {

    private static final String REDIRECTS = "/v1/newsroom/redirects";

    private final String word = freshWord();
    private final String path = "/old/" + word;

    private static ValidatableResponse resolve(String url) {
        return given().queryParam("url", url).get("/v1/resolve").then();
    }

    @Test
    void leadsFromAPathToAnArticleASectionAPathAndAUrl() {
        var section = section();
        var slug = publishedArticleIn(section);
        resolve(path).statusCode(404);
        var address = created(REDIRECTS, Map.of("path", path + "/", "article", slug));
        read(address).body("path", equalTo(path)).body("article", equalTo(slug)).body("section", nullValue());
        for (var asked : List.of(path, path + "/?utm_source=a", "https://www.masthead.example" + path)) {
            resolve(asked)
                    .statusCode(200)
                    .body("status", equalTo("moved"))
                    .body("redirect", equalTo(301))
                    .body("article.slug", equalTo(slug))
                    .body("location", equalTo("/" + section + "/" + slug));
        }
        var before = resolve(path).extract().header("ETag");
        var other = new HashMap<String, Object>();
        other.put("article", null);
        other.put("section", section);
        patch(address, other).statusCode(200).body("section", equalTo(section));
        var after = resolve(path)
                .statusCode(200)
                .body("status", equalTo("redirected"))
                .body("redirect", equalTo(301))
                .body("location", equalTo("/" + section))
                .body("article", nullValue())
                .extract()
                .header("ETag");
        assertThat(after).isNotEqualTo(before);
        given().header("If-None-Match", after)
                .queryParam("url", path)
                .get("/v1/resolve")
                .then()
                .statusCode(304);
        other.put("section", null);
        for (var location : List.of("/", "/new/" + word + "?a=b#c", "https://archive.example/" + word)) {
            other.put("location", location);
            patch(address, other).statusCode(200).body("location", equalTo(location));
            resolve(path).body("location", equalTo(location));
        }
        delete(address).statusCode(204);
        resolve(path).statusCode(404);
        admin().get(address).then().statusCode(404);
    }

    @Test
    void readsAPathInAnySpelling() {
        created(REDIRECTS, Map.of("path", path + "/%d1%8f-é", "location", "/"));
        for (var asked : List.of("/%D1%8F-%C3%A9", "/я-é", "/%d1%8f-%c3%a9/")) {
            resolve(path + asked).statusCode(200).body("location", equalTo("/"));
        }
    }

    @Test
    void tellsNothingOfADraftAndThatAnArticleIsGone() {
        var draft = write(draftIn(section(), "Headline " + word));
        created(REDIRECTS, Map.of("path", path, "article", draft.path("id")));
        resolve(path).statusCode(404);
        publish(draft);
        resolve(path).statusCode(200);
        transition(draft.path("id"), Map.of("to", "withdrawn")).then().statusCode(200);
        resolve(path).statusCode(410);
    }

    @Test
    void standsBehindWhatCanBeRead() {
        var section = section();
        var draft = write(draftIn(section, "Headline " + word));
        var taken = "/" + section + "/" + draft.path("slug");
        created(REDIRECTS, Map.of("path", taken, "location", "/elsewhere"));
        resolve(taken).body("status", equalTo("redirected"));
        publish(draft);
        resolve(taken).body("status", equalTo("current")).body("article.id", equalTo(draft.path("id")));
        var other = publishedArticleIn(section);
        create(REDIRECTS, Map.of("path", "/" + section + "/" + other, "location", "/"))
                .then()
                .statusCode(409)
                .body("errors[0].pointer", equalTo("/path"));
        create(REDIRECTS, Map.of("path", taken, "location", "/")).then().statusCode(409);
    }

    @Test
    void tellsReadersNothingOfWhatLeadsThemNowhere() {
        var section = section();
        var slug = publishedArticleIn(section);
        var draft = write(draftIn(section, "Headline " + word));
        var log = logged("redirect");
        var address = created(REDIRECTS, Map.of("path", path, "article", draft.path("id")));
        patch(address, Map.of("path", path + "/b")).statusCode(200);
        assertThat(logged("redirect")).isEqualTo(log);
        // Now it leads to one that they see, then nowhere again.
        patch(address, Map.of("article", slug)).statusCode(200);
        assertThat(logged("redirect")).isEqualTo(log + 1);
        patch(address, Map.of("article", slug)).statusCode(200);
        assertThat(logged("redirect")).isEqualTo(log + 1);
        patch(address, Map.of("article", draft.path("id"))).statusCode(200);
        assertThat(logged("redirect")).isEqualTo(log + 2);
        delete(address).statusCode(204);
        assertThat(logged("redirect")).isEqualTo(log + 2);
        delete(created(REDIRECTS, Map.of("path", path, "section", section))).statusCode(204);
        assertThat(logged("redirect")).isEqualTo(log + 4);
    }

    @Test
    void refusesToLeadInACircle() {
        var a = created(REDIRECTS, Map.of("path", path + "/a", "location", path + "/b"));
        created(REDIRECTS, Map.of("path", path + "/b", "location", path + "/c/?x=1"));
        create(REDIRECTS, Map.of("path", path + "/c", "location", path + "/a/#top"))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/location"))
                .body("errors.code", contains("loop"));
        patch(a, Map.of("location", path + "/a")).statusCode(422);
        var section = section();
        create(REDIRECTS, Map.of("path", "/" + section, "section", section))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/section"));
    }

    @Test
    void lacksACircleEvenWhenTwoLeadToEachOtherAtOnce() {
        var both = Stream.of(List.of("/x", "/y"), List.of("/y", "/x"))
                .map(way -> CompletableFuture.supplyAsync(() -> create(
                                REDIRECTS, Map.of("path", path + way.get(0), "location", path + way.get(1)))
                        .statusCode()))
                .toList();
        assertThat(both.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(201, 422);
    }

    @Test
    void needsTheLockAndAPublisher() {
        var address = created(REDIRECTS, Map.of("path", path, "location", "/"));
        Editing.requiresTheLock(address, Map.of("location", "/b"));
        Editing.isRefusedTo("editor", REDIRECTS, address);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"path": "old", "location": "/"}                         | /path
            {"path": "/v1/articles", "location": "/"}                | /path
            {"path": "//host", "location": "/"}                      | /path
            {"path": "/a/../b", "location": "/"}                     | /path
            {"path": "/a?b", "location": "/"}                        | /path
            {"path": "/a%2fb", "location": "/"}                      | /path
            {"path": "/a", "location": "//host.example/a"}           | /location
            {"path": "/a", "location": "http://host.example/a"}      | /location
            {"path": "/a", "location": "https://a@host.example/a"}   | /location
            {"path": "/a", "location": "https://www.masthead.example/a"} | /location
            {"path": "/a", "location": "javascript:alert(1)"}        | /location
            {"path": "/a", "article": "no-such-article"}             | /article
            {"path": "/a", "section": "no-such-section"}             | /section
            {"path": "/a"}                                           | ''
            {"path": "/a", "location": "/", "section": "a"}          | ''
            """)
    void refusesWhatIsNotAcceptableAtItsPlace(String draft, String pointer) {
        admin().contentType("application/json")
                .body(draft)
                .post(REDIRECTS)
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem(pointer.replace("''", "")));
    }

    @Test
    void listsThemInTheOrderOfTheirPaths() {
        created(REDIRECTS, Map.of("path", path + "/b", "location", "/"));
        created(REDIRECTS, Map.of("path", path + "/a", "location", "/"));
        var paths = new ArrayList<String>();
        for (var next = REDIRECTS + "?limit=100"; next != null; ) {
            var page = admin().urlEncodingEnabled(false).get(next);
            page.then().statusCode(200);
            paths.addAll(page.path("data.path"));
            next = page.path("page.next");
        }
        assertThat(paths).containsSubsequence(path + "/a", path + "/b");
    }
}
