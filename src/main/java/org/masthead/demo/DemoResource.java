package org.masthead.demo;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.masthead.access.Roles;
import org.masthead.http.ProblemException;

/** Taking the demonstration out of a publication. */
@Path("/v1/newsroom/demo")
@RolesAllowed(Roles.ADMIN)
@Tag(name = "Newsroom: demonstration", description = "Taking the demonstration out of a publication.")
public class DemoResource {

    private final RemoveDemonstration remove;

    DemoResource(RemoveDemonstration remove) {
        this.remove = remove;
    }

    @DELETE
    @Transactional
    @TransactionConfiguration(timeout = 30)
    @Operation(
            operationId = "removeDemonstration",
            summary = "Remove the demonstration",
            description =
                    "Deletes all articles of the demonstration and everything else that was made for it. What"
                            + " people wrote stays, with the sections, authors, tags and pictures that it needs; they go with a"
                            + " later call, once nothing needs them. It does not come back. 404 when there is nothing to remove.")
    public Removed remove() {
        var removed = remove.now();
        if (removed.isEmpty()) {
            throw ProblemException.notFound();
        }
        return new Removed(removed);
    }

    /** What is no longer there. */
    @Schema(description = "What of the demonstration is no longer there.")
    public record Removed(
            @Schema(
                    description = "How many of each kind were removed.",
                    examples = "{\"article\": 44, \"section\": 11}")
            Map<String, Integer> removed) {}
}
