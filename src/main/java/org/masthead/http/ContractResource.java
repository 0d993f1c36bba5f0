package org.masthead.http;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** The contract: {@code openapi.yaml} of the top folder, which the build puts into the jar. */
@Path("/openapi.yaml")
@PermitAll
public class ContractResource {

    private final Answers answers;

    ContractResource(Answers answers) {
        this.answers = answers;
    }

    @GET
    @Produces("application/yaml")
    @Operation(hidden = true)
    public RestResponse<String> contract() {
        return answers.cacheable(Document.FRESHNESS, () -> Document.TEXT);
    }

    /** Read when it is first asked for. */
    private static final class Document {

        private static final String TEXT = read();
        private static final Freshness FRESHNESS = Freshness.list(EntityTags.of(TEXT), null, List.of("contract"));

        private static String read() {
            try (var file = ContractResource.class.getResourceAsStream("/openapi.yaml")) {
                return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
