package org.masthead.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;

/** Bodies as examples: files named for the operation. */
final class ApiExamples {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ApiExamples() {}

    static void addTo(Operation operation) {
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("2") && response.getContent() != null) {
                add(operation.getOperationId(), response.getContent());
            }
        });
        Stream.ofNullable(operation.getRequestBody())
                .map(RequestBody::getContent)
                .forEach(content -> add(operation.getOperationId() + ".request", content));
    }

    private static void add(String name, Content content) {
        content.getMediaTypes().forEach((type, body) -> {
            var ending = type.equals("text/plain")
                    ? "txt"
                    : type.substring(type.lastIndexOf(type.indexOf('+') < 0 ? '/' : '+') + 1);
            try (var file = ApiExamples.class.getResourceAsStream("/openapi-examples/" + name + "." + ending)) {
                if (file != null) {
                    body.setExample(
                            ending.equals("json")
                                    ? JSON.readValue(file, Object.class)
                                    : new String(file.readAllBytes(), StandardCharsets.UTF_8));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
