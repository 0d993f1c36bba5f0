package org.masthead;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;

/** The served document, against which answers are held: strictly, so that a member it does not know is a fault. */
final class Contract {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode document;

    private Contract(JsonNode document) {
        this.document = document;
    }

    static Contract served() {
        try {
            var document = new YAMLMapper().readTree(get("/openapi.yaml").asString());
            document.at("/components/schemas").forEach(Contract::closeToOthers);
            return new Contract(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void closeToOthers(JsonNode schema) {
        if (schema.has("properties")) {
            ((ObjectNode) schema).put("additionalProperties", false);
        }
    }

    JsonNode document() {
        return document;
    }

    /** The answer has a status, header fields and a body as documented for the operation. */
    void holds(Response answer, String method, String path) {
        var response = response(method, path, answer.statusCode());
        assertThat(response.isMissingNode())
                .as("%s %s documents %d", method, path, answer.statusCode())
                .isFalse();
        response.path("headers").properties().stream()
                .filter(header -> resolved(header.getValue()).path("required").asBoolean())
                .forEach(header -> assertThat(answer.header(header.getKey()))
                        .as("%s of %s %s", header.getKey(), method, path)
                        .isNotNull());
        var content = response.path("content");
        if (!content.isMissingNode()) {
            var type = answer.contentType().replaceFirst(";.*", "");
            assertThat(faults(content.path(type).path("schema"), answer.asString()))
                    .as("%s %s: %s", method, path, answer.asString())
                    .isEmpty();
        }
    }

    /** What is wrong with a body, by the schema of this name. */
    Set<ValidationMessage> faults(String schema, String body) {
        return faults(JSON.createObjectNode().put("$ref", "#/components/schemas/" + schema), body);
    }

    Set<ValidationMessage> faults(JsonNode schema, String body) {
        var whole = schema.<ObjectNode>deepCopy();
        whole.set("components", document.path("components"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(whole)
                .validate(
                        body,
                        InputFormat.JSON,
                        context -> context.getExecutionConfig().setFormatAssertionsEnabled(true));
    }

    private JsonNode response(String method, String path, int status) {
        var response =
                document.path("paths").path(path).path(method).path("responses").path(String.valueOf(status));
        return resolved(response);
    }

    private JsonNode resolved(JsonNode described) {
        return described.has("$ref")
                ? document.at(described.path("$ref").asText().substring(1))
                : described;
    }
}
