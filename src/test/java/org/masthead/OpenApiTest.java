package org.masthead;

import static io.quarkus.smallrye.openapi.runtime.OpenApiConstants.DEFAULT_DOCUMENT_NAME;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.openapi.runtime.io.Format;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every change of the API shows as a change of the committed document. To accept one, run {@code mvn test
 * -Dtest=OpenApiTest -Dopenapi.write}.
 */
@QuarkusTest
class OpenApiTest {

    private static final Path COMMITTED = Path.of("openapi.yaml");

    @Inject
    OpenApiDocumentService described;

    @Test
    void theCommittedDocumentIsWhatTheCodeSays() throws IOException {
        var document = new String(described.getDocument(DEFAULT_DOCUMENT_NAME, Format.YAML), StandardCharsets.UTF_8);
        if (System.getProperty("openapi.write") != null) {
            Files.writeString(COMMITTED, document);
        }
        assertThat(Files.readString(COMMITTED))
                .as("openapi.yaml (rewrite it with -Dopenapi.write)")
                .isEqualTo(document);
    }

    @Test
    void theCommittedDocumentIsServed() throws IOException {
        assumeTrue(System.getProperty("openapi.write") == null, "It is served as it was when the build began");
        assertThat(get("/openapi.yaml").then().statusCode(200).extract().asString())
                .isEqualTo(Files.readString(COMMITTED));
    }

    @Test
    void everythingIsDescribed() {
        var document = Contract.served().document();
        for (var operation : operations(document)) {
            for (var member : List.of("operationId", "summary", "description")) {
                assertThat(operation.path(member).asText())
                        .as("%s of %s", member, operation)
                        .isNotEmpty();
            }
            for (var parameter : operation.path("parameters")) {
                assertThat(parameter.path("description").asText())
                        .as("%s", parameter)
                        .isNotEmpty();
                assertThat(parameter.has("example"))
                        .as("example of %s", parameter)
                        .isTrue();
            }
            for (var response : operation.path("responses")) {
                assertThat(response.has("$ref")
                                || !response.path("description").asText().isEmpty())
                        .as("%s", response)
                        .isTrue();
            }
        }
        document.at("/components/schemas").properties().forEach(schema -> {
            assertThat(schema.getValue().path("description").asText())
                    .as("description of %s", schema.getKey())
                    .isNotEmpty();
            schema.getValue()
                    .path("properties")
                    .properties()
                    .forEach(property -> assertThat(isDescribed(property.getValue()))
                            .as("description and example of %s in %s", property.getKey(), schema.getKey())
                            .isTrue());
        });
    }

    private static List<JsonNode> operations(JsonNode document) {
        var operations = new ArrayList<JsonNode>();
        document.path("paths").forEach(path -> path.forEach(operations::add));
        return operations;
    }

    /** What consists of other schemas has their examples. */
    private static boolean isDescribed(JsonNode property) {
        return property.has("description")
                && (property.has("examples")
                        || property.toString().contains("\"$ref\"")
                        || property.has("items") && property.path("items").has("properties"));
    }
}
