package org.masthead.site;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;
import static org.masthead.Newsroom.admin;
import static org.masthead.Newsroom.as;
import static org.masthead.Newsroom.publishedArticleIn;
import static org.masthead.Newsroom.section;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
    void leadsFromTheRootToEverythingThatCanBeRead() throws IOException {
        Map<String, String> links =
                given().get("/").then().statusCode(200).extract().path("links");
        var slug = publishedArticleIn(section());
        links.values().stream()
                .filter(link -> !link.startsWith("/v1/newsroom") && !link.startsWith("/.well-known/"))
                .filter(link -> !link.equals("/v1/domains/self"))
                .map(link -> link.replace("{?url}", "?url=/v1/articles/" + slug))
                .forEach(link -> given().get(link).then().statusCode(200));
        // What is there under the host of a domain alone, or once a list is signed, is only named.
        var document = new YAMLMapper().readTree(Path.of("openapi.yaml").toFile());
        var addresses = links.values().stream()
                .map(link -> link.replaceFirst("\\{\\?.*", ""))
                .toList();
        assertThat(addresses).containsAll(readable(document.path("paths")));
        given().get("/v1").then().body("links.articles", equalTo("/v1/articles"));
    }

    private static List<String> readable(JsonNode paths) {
        return paths.properties().stream()
                .map(Map.Entry::getKey)
                .filter(path -> path.matches("/(v1|[.]well-known)/[^{]*") && !path.startsWith("/v1/newsroom"))
                .toList();
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
