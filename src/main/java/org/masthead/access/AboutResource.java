package org.masthead.access;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.masthead.database.Statements;

/** What the caller talks to. */
@Path("/v1/newsroom/about")
@RolesAllowed(Roles.CONTRIBUTOR)
@Tag(name = "Newsroom: access", description = "Who is calling, and what they may do.")
public class AboutResource {

    private static final String DATABASE = """
            select current_setting('server_version') as server,
              (select version from flyway_schema_history where success order by installed_rank desc limit 1) as tables
            """;

    private final String version;
    private final Statements statements;

    AboutResource(@ConfigProperty(name = "quarkus.application.version") String version, Statements statements) {
        this.version = version;
        this.statements = statements;
    }

    /** The service. */
    @Schema(description = "What is running.")
    public record About(
            @Schema(description = "The release of the service.", examples = "1.0.0")
            String version,

            @Schema(description = "The version of its PostgreSQL, as that tells it.", examples = "18.6")
            String postgresql,

            @Schema(
                    description = "The newest migration of its tables; a later release may have brought them further.",
                    examples = "053")
            String schema) {}

    @GET
    @Operation(
            operationId = "readAbout",
            summary = "Tell what is running",
            description = "The versions that a report of a problem should name.")
    public About about() {
        return statements.first(DATABASE, Map.of(), this::about).orElseThrow();
    }

    private About about(ResultSet row) throws SQLException {
        return new About(version, row.getString("server"), row.getString("tables"));
    }
}
