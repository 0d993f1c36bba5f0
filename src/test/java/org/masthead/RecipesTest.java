package org.masthead;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
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

    @Test
    void everyReadingOfTheReadmeIsAnswered() throws IOException {
        var recipes =
                Files.readString(Path.of("README.md")).split("## Recipes\n")[1].split("\n## ")[0];
        var paths =
                READING.matcher(recipes).results().map(read -> read.group(1)).toList();
        assertThat(paths).hasSizeGreaterThan(5);
        for (var path : paths) {
            given().urlEncodingEnabled(false).get(path).then().statusCode(200);
        }
    }
}
