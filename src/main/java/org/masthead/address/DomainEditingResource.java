package org.masthead.address;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.masthead.access.Roles;
import org.masthead.http.Answers;
import org.masthead.http.IfMatch;
import org.masthead.http.MergePatch;
import org.masthead.http.Patches;
import org.masthead.http.ProblemException;
import org.masthead.http.Whole;

/** The registry of addresses, for those who keep it. */
@Path("/v1/newsroom/domains")
@RolesAllowed(Roles.ADMIN)
@Tag(name = "Newsroom: domains", description = "All addresses, those that readers are not told of included.")
public class DomainEditingResource {

    static final String KEY = "The key of the domain.";

    private final Domains domains;
    private final ChangeDomains change;
    private final HealthOfDomains health;
    private final ShowDomains show;
    private final Patches patches;
    private final Answers answers;

    DomainEditingResource(
            Domains domains,
            ChangeDomains change,
            HealthOfDomains health,
            ShowDomains show,
            Patches patches,
            Answers answers) {
        this.domains = domains;
        this.change = change;
        this.health = health;
        this.show = show;
        this.patches = patches;
        this.answers = answers;
    }

    @GET
    @Operation(
            operationId = "listAllDomains",
            summary = "List all addresses, whatever their state",
            description = "Addresses that an imported page named are drafts until control of them is proven.")
    public Whole<DomainEditingView> domains() {
        return new Whole<>(show.all());
    }

    @POST
    @Transactional
    @Operation(
            operationId = "createDomain",
            summary = "Add an address",
            description = "As a draft, of which readers learn nothing: control of it is proven next, then it is made"
                    + " active. A host that is taken, or that people could take for another of ours, is a 409.")
    public RestResponse<DomainEditingView> create(@NotNull @Valid DomainDraft draft) {
        var domain = change.create(draft);
        return answers.created("/v1/newsroom/domains/" + domain.key, domain.etag(), show.of(domain));
    }

    @GET
    @Path("{key}")
    @Operation(
            operationId = "readAnyDomain",
            summary = "Read an address, whatever its state",
            description = "Its ETag is the lock for changes.")
    public RestResponse<DomainEditingView> domain(
            @RestPath @Parameter(description = KEY, example = "mirror-1") String key) {
        var domain = domains.byKey(key).orElseThrow(ProblemException::notFound);
        return answers.locked(domain.etag(), show.of(domain));
    }

    @PATCH
    @Path("{key}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Transactional
    @Operation(
            operationId = "changeDomain",
            summary = "Change an address",
            description = "Names the members that change. Scheme, host and port of an active domain stay (409): suspend"
                    + " it, change them, prove control again. Links to where its pages stood before lead on. One that was"
                    + " retired or compromised stays as it is (409).")
    public RestResponse<DomainEditingView> change(
            @RestPath @Parameter(description = KEY, example = "mirror-1") String key,
            @BeanParam IfMatch lock,
            @RequestBody(content = @Content(schema = @Schema(implementation = DomainDraft.class))) @NotNull
                    MergePatch patch) {
        var domain = locked(key, lock);
        change.change(domain, patches.applied(patch, show.draft(domain)));
        return answers.locked(domain.etag(), show.of(domain));
    }

    @GET
    @Path("{key}/probes")
    @Operation(
            operationId = "listProbes",
            summary = "List what the last probes of an address came to",
            description =
                    "The last first, at most 100; those of 14 days are kept. An active domain is probed about once a"
                            + " minute, unless it is one by the operator's word. Where somebody else answers twice, it is"
                            + " suspended.")
    public Whole<ProbeView> probes(@RestPath @Parameter(description = KEY, example = "mirror-1") String key) {
        var domain = domains.byKey(key).orElseThrow(ProblemException::notFound);
        return new Whole<>(health.probes(domain.id));
    }

    @DELETE
    @Path("{key}")
    @Transactional
    @Operation(
            operationId = "deleteDomain",
            summary = "Delete an address that readers were never told of",
            description = "One that was ever active is a 409: retire it.")
    public void delete(
            @RestPath @Parameter(description = KEY, example = "mirror-1") String key, @BeanParam IfMatch lock) {
        change.delete(locked(key, lock));
    }

    private Domain locked(String key, IfMatch lock) {
        var domain = domains.locked(key).orElseThrow(ProblemException::notFound);
        lock.require(domain.etag());
        return domain;
    }
}
