package org.masthead.address;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
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
import jakarta.inject.Inject;
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

    @ParameterizedTest
    @ValueSource(strings = {"/", "/v1", "/v1/articles", "/v1/sections", "/v1/site", "/v1/domains", "/v1/nothing"})
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
}
