package org.masthead.access;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who the caller is. */
@Path("/v1/newsroom/me")
@RolesAllowed(Roles.CONTRIBUTOR)
@Tag(name = "Newsroom: access", description = "Who is calling, and what they may do.")
public class MeResource {

    private final Callers callers;
    private final KeySections sections;

    MeResource(Callers callers, KeySections sections) {
        this.callers = callers;
        this.sections = sections;
    }

    /** The caller. */
    @Schema(description = "The caller.")
    public record Me(
            @Schema(
                    description =
                            "What tells me from all others, and never changes: the id of the key, or, with a space"
                                    + " between them, issuer and subject of the token.",
                    examples = "0199c0de-7a1b-7c2d-8e3f-405162738495")
            String id,

            @Schema(
                    description = "Id of the key that was used; null when it was a token.",
                    examples = "0199c0de-7a1b-7c2d-8e3f-405162738495",
                    nullable = true)
            UUID key,

            @Schema(description = "Name of that key, or the name in that token.", examples = "Jane Doe")
            String name,

            @Schema(
                    description = "The highest of the roles.",
                    examples = "editor",
                    enumeration = {"contributor", "editor", "publisher", "admin"})
            String role,

            @Schema(description = "All roles that it includes.", examples = "[\"contributor\", \"editor\"]")
            List<String> roles,

            @Schema(
                    description = "The parts of the newsroom that the key may use, this one aside; empty for all.",
                    examples = "[\"articles\", \"images\"]")
            List<String> resources,

            @Schema(description = "Whether the key reads and changes nothing.", examples = "false")
            boolean readOnly,

            @Schema(
                    description = "Paths of the sections whose articles it may write, those below them included; empty"
                            + " for all.",
                    examples = "[\"news/russia\"]")
            List<String> sections,

            @Schema(
                    description = "When the key or token expires, or null.",
                    examples = "2027-03-01T00:00:00Z",
                    nullable = true)
            Instant expiresAt) {}

    @GET
    @Operation(
            operationId = "readMe",
            summary = "Tell who I am and what I may do",
            description =
                    "The key or token that was used, with its role, all roles that it includes, what it is held to and when it ends.")
    public Me me() {
        var caller = callers.current();
        return new Me(
                caller.id(),
                caller.keyId(),
                caller.name(),
                caller.role(),
                Roles.includedIn(caller.role()).stream().sorted().toList(),
                caller.scope().resources().stream().sorted().toList(),
                caller.scope().readOnly(),
                sections.paths(caller.scope().sections()),
                caller.expiresAt());
    }
}
