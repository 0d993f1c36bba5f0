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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.masthead.access.Roles;
import org.masthead.database.Ids;
import org.masthead.database.Secrets;
import org.masthead.http.Answers;
import org.masthead.http.IfMatch;
import org.masthead.http.MergePatch;
import org.masthead.http.Page;
import org.masthead.http.Paging;
import org.masthead.http.Patches;
import org.masthead.http.ProblemException;
import org.masthead.http.RequestAddress;

/** Keeping the paths that lead somewhere else. */
@Path("/v1/newsroom/redirects")
@RolesAllowed(Roles.PUBLISHER)
@Tag(
        name = "Newsroom: redirects",
        description = "Keeping paths of ours that lead somewhere else, as /v1/resolve tells frontends.")
public class RedirectEditingResource {

    private static final String ID = "The id of the redirect.";
    private static final String SOME_ID = "0199c0de-7a1b-7c2d-8e3f-405162738495";

    private final Redirects redirects;
    private final ChangeRedirects change;
    private final Patches patches;
    private final Secrets secrets;
    private final Answers answers;

    RedirectEditingResource(
            Redirects redirects, ChangeRedirects change, Patches patches, Secrets secrets, Answers answers) {
        this.redirects = redirects;
        this.change = change;
        this.patches = patches;
        this.secrets = secrets;
        this.answers = answers;
    }

    @GET
    @Operation(
            operationId = "listRedirects",
            summary = "List the redirects",
            description = "In the order of their paths.")
    public Page<RedirectEditingView> redirects(@Valid @BeanParam Paging paging, @Context UriInfo uri) {
        var query = RequestAddress.of(uri);
        var key = secrets.named("cursor");
        var place = paging.place(query, key);
        return Page.of(
                redirects.byPath(place, paging.rows()),
                paging,
                place,
                redirect -> List.of(redirect.path(), redirect.id().toString()),
                query,
                key);
    }

    @POST
    @Transactional
    @Operation(
            operationId = "createRedirect",
            summary = "Let a path lead elsewhere",
            description = "To an article, a section, another path, or an https URL elsewhere. A path that an article or"
                    + " another redirect has is a 409; one that would lead back to itself is not acceptable.")
    public RestResponse<RedirectEditingView> create(@NotNull @Valid RedirectDraft draft) {
        var redirect = change.create(draft);
        return answers.created("/v1/newsroom/redirects/" + redirect.id, redirect.etag(), redirects.shown(redirect.id));
    }

    @GET
    @Path("{id}")
    @Operation(
            operationId = "readRedirect",
            summary = "Read a redirect",
            description = "Its ETag is the lock for changes.")
    public RestResponse<RedirectEditingView> redirect(
            @RestPath @Parameter(description = ID, example = SOME_ID) String id) {
        var redirect = Ids.parse(id).flatMap(redirects::findByIdOptional).orElseThrow(ProblemException::notFound);
        return answers.locked(redirect.etag(), redirects.shown(redirect.id));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Transactional
    @Operation(
            operationId = "changeRedirect",
            summary = "Change a redirect",
            description = "Names the members that change. For another kind of target the present one is set to null.")
    public RestResponse<RedirectEditingView> change(
            @RestPath @Parameter(description = ID, example = SOME_ID) String id,
            @BeanParam IfMatch lock,
            @RequestBody(content = @Content(schema = @Schema(implementation = RedirectDraft.class))) @NotNull
                    MergePatch patch) {
        var redirect = locked(id, lock);
        change.change(
                redirect, patches.applied(patch, redirects.shown(redirect.id).draft()));
        return answers.locked(redirect.etag(), redirects.shown(redirect.id));
    }

    @DELETE
    @Path("{id}")
    @Transactional
    @Operation(
            operationId = "deleteRedirect",
            summary = "Delete a redirect",
            description = "The path leads to what was there before, or nowhere.")
    public void delete(@RestPath @Parameter(description = ID, example = SOME_ID) String id, @BeanParam IfMatch lock) {
        change.delete(locked(id, lock));
    }

    private Redirect locked(String id, IfMatch lock) {
        var redirect = Ids.parse(id).flatMap(redirects::locked).orElseThrow(ProblemException::notFound);
        lock.require(redirect.etag());
        return redirect;
    }
}
