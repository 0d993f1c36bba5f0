package org.masthead.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.masthead.Newsroom;

@QuarkusTest
class AboutResourceTest {

    private static final Pattern VERSION = Pattern.compile("<artifactId>masthead</artifactId>\\s*<version>([^<]+)");

    @Test
    void tellsTheVersions() throws IOException, SQLException {
        var pom = VERSION.matcher(Files.readString(Path.of("pom.xml")));
        pom.find();
        try (var connection = Newsroom.database();
                var files = Files.list(Path.of("src/main/resources/db/migration"))) {
            var newest = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("V"))
                    .max(String::compareTo)
                    .orElseThrow()
                    .substring(1, 4);
            Newsroom.as("contributor")
                    .get("/v1/newsroom/about")
                    .then()
                    .statusCode(200)
                    .body("version", equalTo(pom.group(1)))
                    .body("postgresql", startsWith(connection.getMetaData().getDatabaseMajorVersion() + "."))
                    .body("schema", equalTo(newest));
        }
    }

    @Test
    void isForWhoeverHasAKey() {
        given().get("/v1/newsroom/about").then().statusCode(401);
    }
}
