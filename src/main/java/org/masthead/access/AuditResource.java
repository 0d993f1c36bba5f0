package org.masthead.access;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.masthead.database.Secrets;
import org.masthead.http.Page;
import org.masthead.http.Paging;
import org.masthead.http.RequestAddress;

/** Who did what. */
@Path("/v1/newsroom/audit")
@RolesAllowed(Roles.ADMIN)
@Tag(name = "Newsroom: access", description = "Who is calling, and what they may do.")
public class AuditResource {

    private final AuditEntries entries;
    private final Secrets secrets;

    AuditResource(AuditEntries entries, Secrets secrets) {
        this.entries = entries;
        this.secrets = secrets;
    }

    @GET
    @Operation(
            operationId = "listAudit",
            summary = "Read who did what",
            description = "What was done last first. Entries are written with what they tell of, and nobody can change"
                    + " or remove them.")
    public Page<AuditEntry> audit(
            @Valid @BeanParam AuditFilter filter, @Valid @BeanParam Paging paging, @Context UriInfo uri) {
        var query = RequestAddress.of(uri);
        var key = secrets.named("cursor");
        var place = paging.place(query, key);
        return Page.of(
                entries.newest(filter, place, paging.rows()),
                paging,
                place,
                entry -> List.of(String.valueOf(entry.id())),
                query,
                key);
    }
}
