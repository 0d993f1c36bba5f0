package org.masthead.address;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.masthead.access.Roles;
import org.masthead.http.Whole;

/** The registry of addresses, for those who keep it. */
@Path("/v1/newsroom/domains")
@RolesAllowed(Roles.ADMIN)
@Tag(name = "Newsroom: domains", description = "All addresses, those that readers are not told of included.")
public class DomainEditingResource {

    private final Domains domains;

    DomainEditingResource(Domains domains) {
        this.domains = domains;
    }

    @GET
    @Operation(
            operationId = "listAllDomains",
            summary = "List all addresses, whatever their state",
            description = "Addresses that an imported page named are drafts until control of them is proven.")
    public Whole<DomainEditingView> domains() {
        return new Whole<>(domains.all().stream().map(DomainEditingView::of).toList());
    }
}
