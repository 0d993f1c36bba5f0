package org.masthead.collection;

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
import org.masthead.database.Secrets;
import org.masthead.http.Answers;
import org.masthead.http.IfMatch;
import org.masthead.http.MergePatch;
import org.masthead.http.Page;
import org.masthead.http.Paging;
import org.masthead.http.Patches;
import org.masthead.http.ProblemException;
import org.masthead.http.RequestAddress;
import org.masthead.site.Editions;

/** Keeping curated lists; what is in them is kept by {@link CollectionItemsResource}. */
@Path("/v1/newsroom/collections")
@RolesAllowed(Roles.EDITOR)
@Tag(name = "Newsroom: collections", description = "Keeping curated lists of articles.")
public class CollectionEditingResource {

    static final String WHICH = "The id or slug of the collection.";

    private final Collections collections;
    private final EditCollection edit;
    private final Editions editions;
    private final Patches patches;
    private final Secrets secrets;
    private final Answers answers;

    CollectionEditingResource(
            Collections collections,
            EditCollection edit,
            Editions editions,
            Patches patches,
            Secrets secrets,
            Answers answers) {
        this.collections = collections;
        this.edit = edit;
        this.editions = editions;
        this.patches = patches;
        this.secrets = secrets;
        this.answers = answers;
    }

    @GET
    @RolesAllowed(Roles.CONTRIBUTOR)
    @Operation(
            operationId = "listAllCollections",
            summary = "List all collections",
            description = "Those that readers don't see included, in the order of their slugs.")
    public Page<CollectionEditingView> collections(@Valid @BeanParam Paging paging, @Context UriInfo uri) {
        var query = RequestAddress.of(uri);
        var key = secrets.named("cursor");
        var place = paging.place(query, key);
        var found = collections.inOrder(place, paging.rows());
        return Page.of(found, paging, place, collection -> List.of(collection.slug), query, key)
                .map(this::view);
    }

    @POST
    @Transactional
    @Operation(
            operationId = "createCollection",
            summary = "Make a collection",
            description = "Readers see it from visibleFrom on; without that not yet. A slug that is taken is a 409.")
    public RestResponse<CollectionEditingView> make(@NotNull @Valid CollectionDraft draft) {
        var collection = edit.create(draft, language());
        return answers.created("/v1/newsroom/collections/" + collection.id, collection.etag(), view(collection));
    }

    @GET
    @Path("{idOrSlug}")
    @RolesAllowed(Roles.CONTRIBUTOR)
    @Operation(
            operationId = "readCollectionForEditing",
            summary = "Read a collection as the newsroom has it",
            description = "Its ETag is the lock for changes of it and of its items.")
    public RestResponse<CollectionEditingView> collection(
            @RestPath @Parameter(description = WHICH, example = "editors-choice") String idOrSlug) {
        var found = find(idOrSlug);
        return answers.locked(found.etag(), view(found));
    }

    @PATCH
    @Path("{idOrSlug}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Transactional
    @Operation(
            operationId = "changeCollection",
            summary = "Change a collection",
            description = "Its slug, its names, its window. Needs If-Match. A slug that is taken is a 409.")
    public RestResponse<CollectionEditingView> change(
            @RestPath @Parameter(description = WHICH, example = "editors-choice") String idOrSlug,
            @BeanParam IfMatch lock,
            @RequestBody(content = @Content(schema = @Schema(implementation = CollectionDraft.class))) @NotNull
                    MergePatch patch) {
        var found = locked(idOrSlug, lock);
        var draft = patches.applied(patch, CollectionDraft.of(found, language()));
        edit.change(found, draft, patch.names("visibleFrom"), language());
        collections.flush();
        return answers.locked(found.etag(), view(found));
    }

    @DELETE
    @Path("{idOrSlug}")
    @Transactional
    @Operation(
            operationId = "deleteCollection",
            summary = "Remove a collection",
            description = "Needs If-Match. Its articles stay. One that articles name in their working copies is a 409"
                    + " that says how many do; visibleUntil takes it away from readers all the same.")
    public void delete(
            @RestPath @Parameter(description = WHICH, example = "editors-choice") String idOrSlug,
            @BeanParam IfMatch lock) {
        edit.remove(locked(idOrSlug, lock));
    }

    private Collection find(String idOrSlug) {
        return collections.byIdOrSlug(idOrSlug).orElseThrow(ProblemException::notFound);
    }

    private Collection locked(String idOrSlug, IfMatch lock) {
        var found = find(idOrSlug);
        collections.lock(found);
        lock.require(found.etag());
        return found;
    }

    private CollectionEditingView view(Collection collection) {
        return CollectionEditingView.of(collection, language());
    }

    private String language() {
        return editions.byDefault().language;
    }
}
