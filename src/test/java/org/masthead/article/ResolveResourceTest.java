package org.masthead.article;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
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
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ResolveResourceTest {

    private static final String PRIMARY = "https://www.masthead.example";

    private final String word = freshWord();
    private String section;
    private Response article;
    private String slug;
    private String path;

    @BeforeEach
    void publishAnArticle() {
        section = section();
        article = write(draftIn(section, "Headline " + freshWord()));
        slug = publish(article);
        path = "/" + section + "/" + slug;
    }

    private static ValidatableResponse resolve(String url) {
        return given().queryParam("url", url).get("/v1/resolve").then();
    }

    private static void sql(String statement) throws SQLException {
        try (var connection = database();
                var act = connection.createStatement()) {
            act.execute(statement);
        }
    }

    private void domain(String key, String status, String disclosure, String prefix) throws SQLException {
        sql("""
                insert into domain (id, key, label, role, host, display_host, path_prefix, status, activated_at, told_at,
                  disclosure, created_by)
                select gen_random_uuid(), '%1$s', 'x', 'mirror', '%1$s.example', 'x', '%2$s', '%3$s',
                  case when '%3$s' in ('active', 'retired') then now() end,
                  case when '%3$s' in ('active', 'retired') and '%4$s' <> 'private' then now() end, '%4$s', 'a test'
                """.formatted(key, prefix, status, disclosure));
    }

    @Test
    void findsAnArticleAtItsOwnAddresses() {
        for (var url : new String[] {
            path,
            path + "/",
            path + "?utm_source=x#top",
            PRIMARY + path,
            "http://WWW.Masthead.Example:443" + path,
            "/v1/articles/" + slug,
            PRIMARY + "/v1/articles/" + article.path("id")
        }) {
            resolve(url)
                    .statusCode(200)
                    .body("status", equalTo("current"))
                    .body("redirect", nullValue())
                    .body("location", equalTo(path))
                    .body("article.id", equalTo(article.path("id")))
                    .body("article.href", equalTo("/v1/articles/" + slug))
                    .body("canonical.href", equalTo(PRIMARY + path));
        }
    }

    @Test
    void findsItUnderASlugThatItHadAndInASectionThatWas() throws SQLException {
        var other = section();
        var past = freshWord();
        sql("insert into slug (slug, article_id, current, public_from) values ('%s-old', '%s', false, now())"
                .formatted(word, article.<String>path("id")));
        sql("insert into past_section_path (path, section_id) select '%s', id from section where path = '%s'"
                .formatted(past, section));
        for (var url : new String[] {
            "/" + section + "/" + word + "-old",
            "/" + other + "/" + slug,
            "/" + past + "/" + slug,
            "/v1/articles/" + word + "-old"
        }) {
            resolve(url)
                    .statusCode(200)
                    .body("status", equalTo("moved"))
                    .body("redirect", equalTo(301))
                    .body("location", equalTo(path));
        }
        resolve("/" + freshWord() + "/" + slug).statusCode(404);
    }

    @Test
    void knowsAddressesThatAreNoMoreInUseAndNoneThatNeverWere() throws SQLException {
        domain("o" + word, "retired", "public", "/en");
        domain("d" + word, "draft", "public", "");
        domain("v" + word, "verified", "public", "");
        domain("p" + word, "active", "private", "");
        resolve("https://o" + word + ".example/en" + path)
                .statusCode(200)
                .body("status", equalTo("moved"))
                .body("location", equalTo(path));
        for (var host : new String[] {"o" + word, "d" + word, "v" + word, "p" + word, "other"}) {
            resolve("https://" + host + ".example" + path).statusCode(404).body("errors", empty());
        }
        resolve("https://www.masthead.example:8443" + path).statusCode(404);
        given().get("/v1/resolve?url=" + path + "&domain=p" + word).then().statusCode(400);
        given().get("/v1/resolve?url=" + path + "&domain=o" + word).then().statusCode(400);
    }

    @Test
    void writesTheLocationOnTheDomainThatWasAskedFor() throws SQLException {
        domain("m" + word, "active", "public", "/en");
        given().get("/v1/resolve?url=" + path + "&domain=m" + word)
                .then()
                .body("location", equalTo("https://m" + word + ".example/en" + path))
                .body("article.href", equalTo("https://m" + word + ".example/v1/articles/" + slug))
                .body("canonical.href", equalTo(PRIMARY + path))
                .body("duplicates.domain", hasItem("m" + word));
        sql("update domain set status = 'retired' where key = 'm" + word + "'");
    }

    @Test
    void tellsWhatIsGoneAndWhy() {
        transition(article.path("id"), Map.of("to", "withdrawn", "reason", "error", "publicNote", "It was wrong."))
                .then()
                .statusCode(200);
        resolve(PRIMARY + path).statusCode(410).body("detail", equalTo("It was wrong."));
        var forbidden = write(draftIn(section, "Headline " + freshWord()));
        var there = publish(forbidden);
        transition(forbidden.path("id"), Map.of("to", "withdrawn", "reason", "legal"));
        resolve("/" + section + "/" + there).statusCode(451);
    }

    @Test
    void leadsFromAMergedArticleToTheOtherOne() throws SQLException {
        var merged = write(draftIn(section, "Headline " + freshWord()));
        var there = publish(merged);
        transition(merged.path("id"), Map.of("to", "withdrawn", "reason", "merged"));
        sql("update article set merged_into = '%s' where id = '%s'"
                .formatted(article.<String>path("id"), merged.<String>path("id")));
        resolve("/" + section + "/" + there)
                .statusCode(200)
                .body("status", equalTo("merged"))
                .body("redirect", equalTo(301))
                .body("location", equalTo(path));
    }

    @Test
    void tellsNothingOfWhatReadersNeverSaw() {
        var draft = write(draftIn(section, "Headline " + freshWord()));
        var unknown = resolve("/" + section + "/" + freshWord())
                .statusCode(404)
                .extract()
                .<Map<String, ?>>path("");
        for (var url : new String[] {
            "/" + section + "/" + draft.path("slug"),
            "/v1/articles/" + draft.path("id"),
            "/" + section,
            "/",
            "https://[::1]" + path,
            "https://127.0.0.1" + path,
            "https://example" + path,
            "/" + "%D0%B0".repeat(300)
        }) {
            var answer = resolve(url).statusCode(404).extract().<Map<String, ?>>path("");
            assertThat(answer.get("detail")).isEqualTo(unknown.get("detail"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "//www.masthead.example/x",
                "news/x",
                "https://user@www.masthead.example/x",
                "https://www.masthead.example@evil.example/x",
                "https:///x",
                "https:x",
                "ftp://www.masthead.example/x",
                "https://www.masthead.example:99999999/x",
                "https://www.masthead.example/a\\b",
                "/a/../b",
                "/a/%2e%2e/b",
                "/a%2fb",
                "/a%00",
                "/a b",
                "/a//b",
                "/a;b=c"
            })
    void refusesWhatIsNoAddressOrMoreThanOne(String url) {
        resolve(url).statusCode(400).body("errors[0].parameter", equalTo("url"));
    }

    @Test
    void refusesNoAddressAndOneThatIsTooLong() {
        given().get("/v1/resolve").then().statusCode(400).body("errors[0].parameter", equalTo("url"));
        resolve("/" + "a".repeat(2048)).statusCode(400).body("errors[0].parameter", equalTo("url"));
    }

    @Test
    void tellsAClientThatItsAnswerIsGood() {
        var etag = resolve(path).extract().header("ETag");
        given().header("If-None-Match", etag)
                .queryParam("url", path)
                .get("/v1/resolve")
                .then()
                .statusCode(304);
    }
}
