package org.masthead.article;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.masthead.address.Domains;
import org.masthead.database.Ids;
import org.masthead.http.Answers;
import org.masthead.http.LenientQuery;
import org.masthead.http.ProblemException;
import org.masthead.http.RequestAddress;
import org.masthead.image.Images;
import org.masthead.image.RenditionQuery;
import org.masthead.image.SendPicture;

/**
 * What readers would see of an article, for whoever knows the address of a preview of it. One that never was, has ended
 * or was revoked is the same 404.
 */
@Path("/v1/previews/{token}")
@PermitAll
@Tag(name = "Previews", description = "Articles before readers see them, for whoever knows the address.")
public class PreviewResource {

    private static final String TOKEN = "What opens the preview, from the address that was given when it was made.";
    private static final String SOME_TOKEN = "q7Jz0mJc3b3yq0kq1dVtq4o2l0C5eXw8YtRr1uPZk9E";

    private final Previews previews;
    private final ShowPreview show;
    private final Images images;
    private final SendPicture send;
    private final Domains domains;
    private final Answers answers;

    PreviewResource(
            Previews previews, ShowPreview show, Images images, SendPicture send, Domains domains, Answers answers) {
        this.previews = previews;
        this.show = show;
        this.images = images;
        this.send = send;
        this.domains = domains;
        this.answers = answers;
    }

    @GET
    @Operation(
            operationId = "readPreview",
            summary = "Read a preview of an article",
            description = "The article as readers would get it if it were published now, in the same shape; what it"
                    + " still lacks is empty. Its pictures stand below the address of the preview. Nothing keeps it,"
                    + " and search engines are told not to.")
    public RestResponse<ArticleView> preview(
            @RestPath @Parameter(description = TOKEN, example = SOME_TOKEN) String token,
            @BeanParam ViewShape form,
            @Context UriInfo uri) {
        var opened = new PreviewToken(token);
        var preview = find(opened);
        var urls = domains.ownUrls(form.domain()).withPicturesAt(opened.path() + "/images/");
        var shape = form.shape(urls, RequestAddress.of(uri));
        return answers.unkept(shape.fields(), show.view(preview, shape.format(), urls));
    }

    /** The whole file or one range of it, as readers get it. */
    @GET
    @Path("images/{id}/file")
    @Blocking
    @LenientQuery
    @Operation(
            operationId = "readPreviewImageFile",
            summary = "Read the bytes of a picture of a preview",
            description =
                    "Of a picture that the article shows as it is previewed, be it one that readers cannot see"
                            + " yet: its original without what its file tells, or with w, crop or format the rendition, both as readers will get them. Takes Range for one part. Parameters that are not known are passed over.")
    @APIResponse(
            responseCode = "200",
            description = "The bytes.",
            content = @Content(mediaType = "image/*", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public CompletionStage<RestResponse<Void>> file(
            @RestPath @Parameter(description = TOKEN, example = SOME_TOKEN) String token,
            @RestPath
                    @Parameter(description = "The id of the picture.", example = "0199c0de-7a1b-7c2d-8e3f-405162738495")
                    String id,
            @BeanParam RenditionQuery query) {
        var shown = show.pictures(find(new PreviewToken(token)));
        var image = Ids.parse(id)
                .filter(shown::contains)
                .flatMap(images::findByIdOptional)
                .filter(stored -> stored.digest != null)
                .orElseThrow(ProblemException::notFound);
        return send.asked(image, query, Answers.UNKEPT);
    }

    private Preview find(PreviewToken token) {
        return Optional.of(token)
                .filter(PreviewToken::isWellFormed)
                .flatMap(previews::openedBy)
                .orElseThrow(ProblemException::notFound);
    }
}
