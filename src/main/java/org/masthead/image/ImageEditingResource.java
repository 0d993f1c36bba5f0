package org.masthead.image;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
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
import org.masthead.access.Audit;
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
import org.masthead.site.Editions;

/** Keeping what is told of pictures. */
@Path("/v1/newsroom/images")
@RolesAllowed(Roles.EDITOR)
@Tag(name = "Newsroom: images", description = "Bringing pictures in, and keeping what is told of them.")
public class ImageEditingResource {

    private static final String ID = "The id of the picture.";
    private static final String SOME_ID = "0199c0de-7a1b-7c2d-8e3f-405162738495";

    private final Images images;
    private final DiscardPictures discard;
    private final Editions editions;
    private final Audit audit;
    private final Patches patches;
    private final Secrets secrets;
    private final Answers answers;

    ImageEditingResource(
            Images images,
            DiscardPictures discard,
            Editions editions,
            Audit audit,
            Patches patches,
            Secrets secrets,
            Answers answers) {
        this.images = images;
        this.discard = discard;
        this.editions = editions;
        this.audit = audit;
        this.patches = patches;
        this.secrets = secrets;
        this.answers = answers;
    }

    @GET
    @RolesAllowed(Roles.CONTRIBUTOR)
    @Operation(
            operationId = "listAllImages",
            summary = "List all pictures",
            description = "The newest first, those that nothing shows and those that wait for their bytes included.")
    public Page<ImageEditingView> images(@Valid @BeanParam Paging paging, @Context UriInfo uri) {
        var query = RequestAddress.of(uri);
        var key = secrets.named("cursor");
        var place = paging.place(query, key);
        var language = language();
        return Page.of(images.newest(place, paging.rows()), paging, place, VisibleImages::keys, query, key)
                .map(image -> ImageEditingView.of(image, language));
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Roles.CONTRIBUTOR)
    @Operation(
            operationId = "readImageToEdit",
            summary = "Read what is told of a picture",
            description = "Its ETag is the lock for changes.")
    public RestResponse<ImageEditingView> image(@RestPath @Parameter(description = ID, example = SOME_ID) String id) {
        var image = Ids.parse(id).flatMap(images::findByIdOptional).orElseThrow(ProblemException::notFound);
        return answers.locked(image.etag(), ImageEditingView.of(image, language()));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Transactional
    @Operation(
            operationId = "changeImage",
            summary = "Change what is told of a picture",
            description = "Names the members that change. Readers see it at once wherever the picture is shown without"
                    + " texts of that place's own.")
    public RestResponse<ImageEditingView> change(
            @RestPath @Parameter(description = ID, example = SOME_ID) String id,
            @BeanParam IfMatch lock,
            @RequestBody(content = @Content(schema = @Schema(implementation = ImageDraft.class))) @NotNull
                    MergePatch patch) {
        var image = locked(id, lock);
        patches.applied(patch, ImageDraft.of(image, language())).writeTo(image, language());
        image.edit(DescribeImage.MEMBERS.stream().filter(patch::names).toList());
        images.recordChange(image.id);
        audit.record("update", "image", image.id);
        images.flush();
        return answers.locked(image.etag(), ImageEditingView.of(image, language()));
    }

    @DELETE
    @Path("{id}")
    @Transactional
    @Operation(
            operationId = "deleteImage",
            summary = "Delete a picture",
            description = "One that an article, a working copy, an author or the publication itself shows is a 409. Its"
                    + " file goes with it.")
    public void delete(@RestPath @Parameter(description = ID, example = SOME_ID) String id, @BeanParam IfMatch lock) {
        var image = locked(id, lock);
        if (image.digest != null) {
            images.lock(image.digest);
            discard.bytesOnceCommitted(List.of(image.digest));
        }
        images.delete(image);
        audit.record("delete", "image", image.id);
        images.flush();
    }

    private Image locked(String id, IfMatch lock) {
        var image = Ids.parse(id).flatMap(images::locked).orElseThrow(ProblemException::notFound);
        lock.require(image.etag());
        return image;
    }

    private String language() {
        return editions.byDefault().language;
    }
}
