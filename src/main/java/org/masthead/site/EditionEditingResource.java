package org.masthead.site;

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

/** Keeping the editions. */
@Path("/v1/newsroom/editions")
@RolesAllowed(Roles.ADMIN)
@Tag(name = "Newsroom: site")
public class EditionEditingResource {

    private static final String KEY = "The key or id of the edition.";

    private final Editions editions;
    private final ChangeEditions change;
    private final Patches patches;
    private final Answers answers;

    EditionEditingResource(Editions editions, ChangeEditions change, Patches patches, Answers answers) {
        this.editions = editions;
        this.change = change;
        this.patches = patches;
        this.answers = answers;
    }

    @GET
    @Operation(
            operationId = "listAllEditions",
            summary = "List all editions",
            description = "The default one first, those that readers don't know of yet included.")
    public Whole<EditionEditingView> editions() {
        return new Whole<>(
                editions.inOrder().stream().map(EditionEditingView::of).toList());
    }

    @POST
    @Transactional
    @Operation(
            operationId = "createEdition",
            summary = "Make an edition",
            description = "Readers know of it at once. A key that is taken is a 409.")
    public RestResponse<EditionEditingView> create(@NotNull @Valid EditionDraft draft) {
        var edition = change.create(draft);
        return answers.created("/v1/newsroom/editions/" + edition.key, edition.etag(), EditionEditingView.of(edition));
    }

    @GET
    @Path("{key}")
    @Operation(
            operationId = "readEdition",
            summary = "Read an edition",
            description = "Its ETag is the lock for changes.")
    public RestResponse<EditionEditingView> edition(
            @RestPath @Parameter(description = KEY, example = "en") String key) {
        var edition = editions.idOf(key).map(editions::findById).orElseThrow(ProblemException::notFound);
        return answers.locked(edition.etag(), EditionEditingView.of(edition));
    }

    @PATCH
    @Path("{key}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Transactional
    @Operation(
            operationId = "changeEdition",
            summary = "Change an edition",
            description = "Names the members that change. Another key once articles or domains have the edition is a"
                    + " 409.")
    public RestResponse<EditionEditingView> change(
            @RestPath @Parameter(description = KEY, example = "en") String key,
            @BeanParam IfMatch lock,
            @RequestBody(content = @Content(schema = @Schema(implementation = EditionDraft.class))) @NotNull
                    MergePatch patch) {
        var edition = locked(key, lock);
        change.change(edition, patches.applied(patch, EditionDraft.of(edition)));
        return answers.locked(edition.etag(), EditionEditingView.of(edition));
    }

    @DELETE
    @Path("{key}")
    @Transactional
    @Operation(
            operationId = "deleteEdition",
            summary = "Delete an edition",
            description = "The default one, and one that articles or domains have, is a 409.")
    public void delete(@RestPath @Parameter(description = KEY, example = "en") String key, @BeanParam IfMatch lock) {
        change.delete(locked(key, lock));
    }

    private Edition locked(String key, IfMatch lock) {
        var edition = editions.locked(key).orElseThrow(ProblemException::notFound);
        lock.require(edition.etag());
        return edition;
    }
}
