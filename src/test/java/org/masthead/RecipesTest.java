package org.masthead;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README tells to ask is answered. Its TypeScript is compiled by {@link ReaderTest}. */
@QuarkusTest
@TestProfile(ReaderTest.Publication.class)
class RecipesTest {

    private static final Pattern READING = Pattern.compile("curl (?:-i )?'localhost:8080(/[^']*)'");
    private static final Pattern PREVIEWING =
            Pattern.compile("curl -X POST localhost:8080(/v1/newsroom/previews)[^']*?-d '([^']+)'");

    @Test
    void everyReadingOfTheReadmeIsAnswered() throws IOException {
        var recipes =
                Files.readString(Path.of("README.md")).split("## Recipes\n")[1].split("\n## ")[0];
        var paths =
                READING.matcher(recipes).results().map(read -> read.group(1)).toList();
        assertThat(paths).hasSizeGreaterThan(5);
        var preview = preview(recipes);
        for (var path : paths) {
            given().urlEncodingEnabled(false)
                    .get(path.replace("/v1/previews/the-token", preview))
                    .then()
                    .statusCode(200);
        }
    }

    /** Makes the preview that the README makes, and gives its address. */
    private static String preview(String recipes) {
        var made = PREVIEWING.matcher(recipes);
        assertThat(made.find()).isTrue();
        return given().header("Authorization", "Bearer the-key-of-the-admin-in-tests")
                .contentType(ContentType.JSON)
                .body(made.group(2))
                .post(made.group(1))
                .then()
                .statusCode(201)
                .extract()
                .path("url");
    }
}
