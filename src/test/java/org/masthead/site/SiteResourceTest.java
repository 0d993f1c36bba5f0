package org.masthead.site;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;
import static org.masthead.Newsroom.admin;
import static org.masthead.Newsroom.as;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SiteResourceTest {

    @Test
    void tellsAboutThePublication() {
        given().get("/v1/site")
                .then()
                .statusCode(200)
                .body("publication", startsWith("urn:uuid:"))
                .body("timeZone", equalTo("UTC"))
                .body("languages", hasItem("en"))
                .body("editions.find { it.isDefault }.direction", equalTo("ltr"));
    }

    @Test
    void leadsFromTheRootToEverythingThatCanBeRead() {
        var links = given().get("/")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("links")
                .values();
        links.stream()
                .map(String::valueOf)
                .filter(link -> !link.startsWith("/v1/newsroom"))
                .forEach(link -> given().get(link).then().statusCode(200));
        given().get("/v1").then().body("links.articles", equalTo("/v1/articles"));
    }

    @Test
    void tellsACallerWhoTheyAre() {
        admin().get("/v1/newsroom/me").then().statusCode(200).body("role", equalTo("admin"));
        as("editor")
                .get("/v1/newsroom/me")
                .then()
                .body("name", equalTo("a editor"))
                .body("roles", equalTo(List.of("contributor", "editor")));
    }
}
