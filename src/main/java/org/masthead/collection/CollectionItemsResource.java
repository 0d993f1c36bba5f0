package org.masthead.collection;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.masthead.access.Roles;
import org.masthead.database.Secrets;
import org.masthead.http.Answers;
import org.masthead.http.IfMatch;
import org.masthead.http.Page;
import org.masthead.http.Paging;
import org.masthead.http.ProblemException;
import org.masthead.http.RequestAddress;
import org.masthead.site.Editions;

/**
 * Arranging the articles of a curated list. Drafts may be in it: readers see them there once they are published. The
 * lock of all changes is the ETag of the collection.
 */
@Path("/v1/newsroom/collections/{idOrSlug}/items")
@RolesAllowed(Roles.EDITOR)
@Tag(name = "Newsroom: collections")
public class CollectionItemsResource {

    private final Collections collections;
    private final CollectionItems items;
    private final EditCollectionItems edit;
    private final Editions editions;
    private final Secrets secrets;
    private final Answers answers;

    CollectionItemsResource(
            Collections collections,
            CollectionItems items,
            EditCollectionItems edit,
            Editions editions,
            Secrets secrets,
            Answers answers) {
        this.collections = collections;
        this.items = items;
        this.edit = edit;
        this.editions = editions;
        this.secrets = secrets;
        this.answers = answers;
    }

    @GET
    @Operation(
            operationId = "listCollectionItems",
            summary = "List the articles of a collection",
            description = "In its own order, drafts included. The ETag is that of the collection.")
    public RestResponse<Page<CollectionItem>> items(
            @RestPath @Parameter(description = CollectionEditingResource.WHICH, example = "editors-choice")
                    String idOrSlug,
            @Valid @BeanParam Paging paging,
            @Context UriInfo uri) {
        var query = RequestAddress.of(uri);
        var key = secrets.named("cursor");
        var place = paging.place(query, key);
        var collection = find(idOrSlug);
        var page = Page.of(
                items.inOrder(collection.id, place, paging.rows()),
                paging,
                place,
                CollectionItems.Row::keys,
                query,
                key);
        return answers.locked(collection.etag(), page.map(CollectionItems.Row::item));
    }

    @PUT
    @Transactional
    @Operation(
            operationId = "replaceCollectionItems",
            summary = "Say which articles a collection has, and in which order",
            description = "Needs If-Match. Articles that are not named are taken out.")
    public RestResponse<CollectionEditingView> replace(
            @RestPath @Parameter(description = CollectionEditingResource.WHICH, example = "editors-choice")
                    String idOrSlug,
            @BeanParam IfMatch lock,
            @NotNull @Valid CollectionOrder order) {
        var collection = locked(idOrSlug, lock);
        edit.replace(collection, order.articles());
        return answer(collection);
    }

    @POST
    @Transactional
    @Operation(
            operationId = "placeCollectionItem",
            summary = "Put an article into a collection, or move it in there",
            description = "Needs If-Match. Right before or after another article of the collection; without either at"
                    + " its head. It stays in there when it is published again, whatever its working copy names.")
    public RestResponse<CollectionEditingView> place(
            @RestPath @Parameter(description = CollectionEditingResource.WHICH, example = "editors-choice")
                    String idOrSlug,
            @BeanParam IfMatch lock,
            @NotNull @Valid CollectionPlace place) {
        var collection = locked(idOrSlug, lock);
        edit.place(collection, place);
        return answer(collection);
    }

    @DELETE
    @Path("{article}")
    @Transactional
    @Operation(
            operationId = "deleteCollectionItem",
            summary = "Take an article out of a collection",
            description = "Needs If-Match. It does not come back when it is published again with a working copy that"
                    + " named the collection before.")
    public void remove(
            @RestPath @Parameter(description = CollectionEditingResource.WHICH, example = "editors-choice")
                    String idOrSlug,
            @RestPath @Parameter(description = "The id or slug of the article.", example = "river-rises-after-storm")
                    String article,
            @BeanParam IfMatch lock) {
        edit.remove(locked(idOrSlug, lock), article);
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

    private RestResponse<CollectionEditingView> answer(Collection collection) {
        collections.flush();
        return answers.locked(collection.etag(), CollectionEditingView.of(collection, editions.byDefault().language));
    }
}
