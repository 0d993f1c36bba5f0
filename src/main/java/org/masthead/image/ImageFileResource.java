package org.masthead.image;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.masthead.database.Ids;
import org.masthead.http.EntityTags;
import org.masthead.http.LenientQuery;
import org.masthead.http.ProblemException;
import org.masthead.rendition.Rendition;

/** The bytes of pictures. */
@Path("/v1/images/{id}/file")
@PermitAll
@Tag(name = "Images", description = "Pictures that something visible shows.")
public class ImageFileResource {

    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final VisibleImages images;
    private final SendPicture send;
    private final CurrentVertxRequest current;

    ImageFileResource(VisibleImages images, SendPicture send, CurrentVertxRequest current) {
        this.images = images;
        this.send = send;
        this.current = current;
    }

    /** The whole file or one range of it (RFC 9110 section 14); the answer is over when the stage is. */
    @GET
    @Blocking
    @LenientQuery
    @Operation(
            operationId = "readImageFile",
            summary = "Read the bytes of a picture",
            description = "The original, its pixels and their colours as they came, or with w, crop or format the"
                    + " picture in another size or format, upright and in sRGB. Of all that the file says of itself only"
                    + " how it is turned is left, where it is not upright: no places, serial numbers, notes of makers or"
                    + " small pictures inside. Credit and copyright are written into it as XMP. The original of a TIFF"
                    + " file is 302 to the largest rendition, as JPEG. With the present v, which every URL in an answer has, it may be kept for ever; without"
                    + " it, with another, or at a width beyond the original's, 302 to the URL that is right. It is made"
                    + " when it is first asked for; 503 while too many are. Takes Range for one part, with If-Range."
                    + " Parameters that are not known are passed over.")
    @APIResponse(
            responseCode = "200",
            description = "The bytes.",
            content = @Content(mediaType = "image/*", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public CompletionStage<RestResponse<Void>> file(
            @RestPath
                    @Parameter(description = "The id of the picture.", example = "0199c0de-7a1b-7c2d-8e3f-405162738495")
                    String id,
            @BeanParam RenditionQuery query,
            @RestQuery
                    @Parameter(
                            description = "Which bytes: a digest of what they are made of.",
                            example = "9f86d081884c7d65")
                    String v) {
        var image = Ids.parse(id)
                .flatMap(images::withId)
                .filter(known -> known.digest != null)
                .orElseThrow(ProblemException::notFound);
        var rendition = query.of(image);
        return rendition.isPresent() ? rendition(image, rendition.get(), query, v) : original(image, v);
    }

    private CompletionStage<RestResponse<Void>> original(Image image, String v) {
        var renditions = Renditions.of(image);
        if (!renditions.version().equals(v)) {
            return moved(image.id, renditions.path());
        }
        var etag = '"' + v + "-original\"";
        return isKnown(etag) ? notModified(image.id, etag) : send.original(image, headers(image.id, etag));
    }

    private CompletionStage<RestResponse<Void>> rendition(
            Image image, Rendition rendition, RenditionQuery query, String v) {
        var renditions = Renditions.of(image);
        if (!renditions.version().equals(v) || !query.isAt(rendition)) {
            return moved(image.id, renditions.path(rendition));
        }
        var etag = '"' + v + "-" + rendition.step() + "-" + rendition.crop() + "-" + rendition.encoding() + '"';
        return isKnown(etag) ? notModified(image.id, etag) : send.rendition(image, rendition, headers(image.id, etag));
    }

    private boolean isKnown(String etag) {
        return EntityTags.named(current.getCurrent().request().headers().getAll("If-None-Match"), etag);
    }

    private static Map<String, String> headers(UUID id, String etag) {
        return Map.of("ETag", etag, "Cache-Control", FOR_EVER, "Cache-Tag", ImageResource.tag(id));
    }

    private static CompletionStage<RestResponse<Void>> notModified(UUID id, String etag) {
        var answer = RestResponse.ResponseBuilder.<Void>create(RestResponse.Status.NOT_MODIFIED);
        headers(id, etag).forEach(answer::header);
        return CompletableFuture.completedStage(answer.build());
    }

    private static CompletionStage<RestResponse<Void>> moved(UUID id, String path) {
        return CompletableFuture.completedStage(RestResponse.ResponseBuilder.<Void>create(RestResponse.Status.FOUND)
                .header("Location", path)
                .header("Cache-Control", "public, max-age=15")
                .header("Cache-Tag", ImageResource.tag(id))
                .build());
    }
}
