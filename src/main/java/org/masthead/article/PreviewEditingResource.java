package org.masthead.article;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.masthead.access.Callers;
import org.masthead.access.Roles;
import org.masthead.database.Ids;
import org.masthead.database.Secrets;
import org.masthead.http.Answers;
import org.masthead.http.IfMatch;
import org.masthead.http.Page;
import org.masthead.http.Paging;
import org.masthead.http.ProblemException;
import org.masthead.http.RequestAddress;

/** Showing articles to people without a key before readers see them. */
@Path("/v1/newsroom/previews")
@RolesAllowed(Roles.CONTRIBUTOR)
@Tag(
        name = "Newsroom: previews",
        description = "Showing articles to people without a key before readers see them, by an address that ends.")
public class PreviewEditingResource {

    private static final String ID = "The id of the preview.";
    private static final String SOME_ID = "0199c0de-7a1b-7c2d-8e3f-405162738495";

    private final Previews previews;
    private final MakePreview make;
    private final OpenArticles open;
    private final Callers callers;
    private final Secrets secrets;
    private final Answers answers;

    PreviewEditingResource(
            Previews previews, MakePreview make, OpenArticles open, Callers callers, Secrets secrets, Answers answers) {
        this.previews = previews;
        this.make = make;
        this.open = open;
        this.callers = callers;
        this.secrets = secrets;
        this.answers = answers;
    }

    @GET
    @Operation(
            operationId = "listPreviews",
            summary = "List the previews",
            description = "Those that have not ended, the one made last first, without their addresses. Contributors"
                    + " see those that they made.")
    public Page<PreviewView> previews(
            @RestQuery
                    @Parameter(
                            description = "Only of the article with this id or slug.",
                            example = "river-rises-after-storm")
                    String article,
            @Valid @BeanParam Paging paging,
            @Context UriInfo uri) {
        var query = RequestAddress.of(uri);
        var key = secrets.named("cursor");
        var place = paging.place(query, key);
        var caller = callers.current();
        var found = previews.newest(
                article == null ? null : open.find(article).id,
                caller.is(Roles.EDITOR) ? null : caller.id(),
                place,
                paging.rows());
        return Page.of(found, paging, place, Previews::keys, query, key).map(PreviewView::of);
    }

    @POST
    @Transactional
    @Operation(
            operationId = "createPreview",
            summary = "Make a preview of an article",
            description = "Answers an address at which anybody who knows it reads the article in the shape that readers"
                    + " get, pictures included, until it ends: the working copy as it is whenever it is read, or one"
                    + " revision. The address is in this answer and never shown again: only a digest of it is kept."
                    + " Readers notice nothing of it.")
    public RestResponse<PreviewView> create(@NotNull @Valid PreviewDraft draft) {
        var token = PreviewToken.random();
        var preview = make.now(draft, token);
        return answers.created(
                "/v1/newsroom/previews/" + preview.id, preview.etag(), PreviewView.of(preview, token.path()));
    }

    @GET
    @Path("{id}")
    @Operation(
            operationId = "readPreviewToEdit",
            summary = "Read about a preview",
            description = "Without its address, which nobody has but those who were given it. Its ETag is the lock for"
                    + " ending it.")
    public RestResponse<PreviewView> preview(@RestPath @Parameter(description = ID, example = SOME_ID) String id) {
        var preview = find(id);
        return answers.locked(preview.etag(), PreviewView.of(preview));
    }

    @DELETE
    @Path("{id}")
    @Transactional
    @Operation(
            operationId = "revokePreview",
            summary = "End a preview",
            description = "From the next request on its address leads nowhere, as if it had never been.")
    public void revoke(@RestPath @Parameter(description = ID, example = SOME_ID) String id, @BeanParam IfMatch lock) {
        var preview = find(id);
        lock.require(preview.etag());
        make.end(preview);
    }

    private Preview find(String id) {
        return Ids.parse(id)
                .flatMap(previews::withId)
                .filter(preview -> preview.isOpenTo(callers.current()))
                .orElseThrow(ProblemException::notFound);
    }
}
