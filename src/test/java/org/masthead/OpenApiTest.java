package org.masthead;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Every change of the API shows as a change of the committed document. To accept one, run {@code mvn test
 * -Dtest=OpenApiTest -Dopenapi.write}.
 */
@QuarkusTest
class OpenApiTest {

    private static final Path COMMITTED = Path.of("openapi.yaml");

    @Test
    void theCommittedDocumentIsTheOneThatIsServed() throws IOException {
        var served = get("/openapi.yaml").then().statusCode(200).extract().asString();
        if (System.getProperty("openapi.write") != null) {
            Files.writeString(COMMITTED, served);
        }
        assertThat(Files.readString(COMMITTED))
                .as("openapi.yaml (rewrite it with -Dopenapi.write)")
                .isEqualTo(served);
    }
}
