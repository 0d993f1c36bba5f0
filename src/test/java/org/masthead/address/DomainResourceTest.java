package org.masthead.address;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.masthead.Newsroom.admin;
import static org.masthead.Newsroom.as;
import static org.masthead.Newsroom.freshWord;
import static org.masthead.Newsroom.publishedArticleIn;
import static org.masthead.Newsroom.section;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DomainResourceTest {

    @Inject
    Domains domains;

    @Test
    void listsTheAddressesThatReadersAreToldOf() {
        given().get("/v1/domains")
                .then()
                .statusCode(200)
                .body("publication", startsWith("urn:uuid:"))
                .body("data.key", hasItem("primary"))
                .body("data.find { it.key == 'primary' }.base", equalTo("https://www.masthead.example"))
                .body("data.find { it.key == 'primary' }.api", equalTo("https://www.masthead.example/v1"));
        given().get("/v1/domains/primary").then().statusCode(200).body("role", equalTo("primary"));
        given().get("/v1/domains/" + freshWord()).then().statusCode(404);
    }

    @Test
    void tellsReadersNothingOfAnAddressThatIsNotProven() {
        var host = freshWord() + ".example";
        QuarkusTransaction.requiringNew().run(() -> domains.propose(host, "a test"));
        given().get("/v1/domains").then().body("data.display.host", not(hasItem(host)));
        admin().get("/v1/newsroom/domains")
                .then()
                .statusCode(200)
                .body("data.find { it.host == '" + host + "' }.status", equalTo("draft"));
        as("publisher").get("/v1/newsroom/domains").then().statusCode(403);
    }

    @Test
    void namesInAnArticleWhereSearchEnginesShallFindIt() {
        var slug = publishedArticleIn(section());
        var path = given().get("/v1/articles/" + slug).<String>path("urls.path");
        given().get("/v1/articles/" + slug)
                .then()
                .body("urls.canonical.domain", equalTo("primary"))
                .body("urls.canonical.href", equalTo("https://www.masthead.example" + path))
                .body("urls.share.href", equalTo("https://www.masthead.example" + path));
    }

    @Test
    void tellsARequestWhichAddressItCameTo() {
        given().header("Host", "WWW.masthead.example.:443")
                .get("/v1/domains/self")
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("no-store"))
                .body("key", equalTo("primary"));
        given().get("/v1/domains/self").then().statusCode(404);
        given().header("Host", "evil.example").get("/v1/domains/self").then().statusCode(404);
        given().header("Host", "evil.example")
                .header("X-Forwarded-Host", "www.masthead.example")
                .header("Forwarded", "host=www.masthead.example")
                .get("/v1/domains/self")
                .then()
                .statusCode(404);
    }

    @Test
    void tellsWhereElseTheSameBytesAre() {
        var here = given().header("Host", "www.masthead.example").get("/v1/articles?limit=1");
        assertThat(here.header("Link"))
                .contains("<https://www.masthead.example/v1/articles?limit=1>; rel=\"self\"")
                .doesNotContain("<https://www.masthead.example/v1/articles?limit=1>; rel=\"duplicate\"");
        var elsewhere = given().get("/v1/articles?limit=1");
        assertThat(elsewhere.header("Link"))
                .contains("<https://www.masthead.example/v1/articles?limit=1>; rel=\"duplicate\"; pri=10")
                .doesNotContain("rel=\"self\"");
        assertThat(elsewhere.header("ETag")).isEqualTo(here.header("ETag"));
        assertThat(elsewhere.asString()).isEqualTo(here.asString());
        assertThat(given().get("/v1/newsroom/me").header("Link")).isNull();
        assertThat(given().get("/v1/nothing").header("Link")).isNull();
        var tags = "tag=" + "a,".repeat(19) + "a&q=" + "b".repeat(200);
        assertThat(given().get("/v1/articles?limit=1&" + tags + "&section=" + "c/".repeat(900) + "c")
                        .headers()
                        .getValues("Link"))
                .allSatisfy(link -> assertThat(link.length()).isLessThan(4200));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/v1",
                "/v1/articles",
                "/v1/articles?limit=1",
                "/v1/articles/nothing",
                "/v1/sections",
                "/v1/collections",
                "/v1/authors",
                "/v1/tags",
                "/v1/images",
                "/v1/site",
                "/v1/domains",
                "/v1/domains/primary",
                "/v1/domains/self",
                "/v1/resolve?url=/a",
                "/v1/previews/a",
                "/v1/newsroom/me",
                "/v1/nothing",
                "/.well-known/nothing",
                "/openapi.yaml"
            })
    void answersTheSameWhateverTheHostSaysAndNeverRepeatsIt(String path) {
        var usual = given().get(path);
        var evil = given().header("Host", "evil.example")
                .header("X-Forwarded-Host", "evil.example")
                .header("Forwarded", "host=evil.example")
                .get(path);
        assertThat(evil.statusCode()).isEqualTo(usual.statusCode());
        assertThat(evil.header("ETag")).isEqualTo(usual.header("ETag"));
        assertThat(evil.asString() + evil.headers()).doesNotContain("evil");
    }

    /** All by which a client or a proxy can say under which name a request came. */
    private static final Map<String, String> EVIL = Stream.of(
                    "X-Forwarded-Host",
                    "X-Forwarded-Server",
                    "X-Forwarded-For",
                    "X-Forwarded-Prefix",
                    "X-Forwarded-Path",
                    "X-Original-Host",
                    "X-Original-URL",
                    "X-Rewrite-URL",
                    "X-Host",
                    "X-HTTP-Host-Override",
                    "X-Real-IP",
                    "Via",
                    "Referer",
                    "Origin")
            .collect(Collectors.toMap(name -> name, name -> "https://evil.example/evil"));

    @Test
    void neverRepeatsAHostWhateverIsAskedAndHoweverItIsForwarded() {
        var paths = given().get("/openapi.yaml")
                .asString()
                .lines()
                .filter(line -> line.matches("  /.*:"))
                .map(line -> line.strip().replaceAll(":$", "").replaceAll("\\{[^}]*}", "nothing"))
                .toList();
        assertThat(paths).hasSizeGreaterThan(60);
        for (var path : paths) {
            for (var method : List.of("GET", "POST")) {
                says(given(), method, path);
            }
            says(admin(), "GET", path);
        }
    }

    private static void says(RequestSpecification asked, String method, String path) {
        var answer = asked.header("Host", "evil.example")
                .headers(EVIL)
                .header("Forwarded", "for=evil;host=evil.example;proto=https")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Port", "6666")
                .redirects()
                .follow(false)
                .request(method, path);
        assertThat(answer.asString() + answer.headers())
                .as(method + " " + path)
                .doesNotContain("evil")
                .doesNotContain("6666");
    }
}
