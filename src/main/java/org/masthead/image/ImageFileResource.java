package org.masthead.image;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.util.HexFormat;
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

/** The bytes of pictures. */
@Path("/v1/images/{id}/file")
@PermitAll
@Tag(name = "Images", description = "Pictures that something visible shows.")
public class ImageFileResource {

    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final VisibleImages images;
    private final SendOriginal send;
    private final CurrentVertxRequest current;

    ImageFileResource(VisibleImages images, SendOriginal send, CurrentVertxRequest current) {
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
            description = "The original as it came. With the present v, which every URL in an answer has, it may be"
                    + " kept for ever; without it or with another, 302 to the URL that has it. Takes Range for one part,"
                    + " with If-Range. Parameters that are not known are passed over.")
    @APIResponse(
            responseCode = "200",
            description = "The bytes.",
            content = @Content(mediaType = "image/*", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public CompletionStage<RestResponse<Void>> file(
            @RestPath
                    @Parameter(description = "The id of the picture.", example = "0199c0de-7a1b-7c2d-8e3f-405162738495")
                    String id,
            @RestQuery
                    @Parameter(
                            description = "Which bytes: the beginning of their digest.",
                            example = "9f86d081884c7d65")
                    String v)
            throws IOException {
        var imageId = Ids.parse(id).orElseThrow(ProblemException::notFound);
        var bytes = images.bytesOf(imageId).orElseThrow(ProblemException::notFound);
        var version = ImageView.version(bytes.digest());
        if (!version.equals(v)) {
            return CompletableFuture.completedStage(moved(imageId, version));
        }
        var etag = '"' + HexFormat.of().formatHex(bytes.digest()) + '"';
        if (EntityTags.named(current.getCurrent().request().headers().getAll("If-None-Match"), etag)) {
            return CompletableFuture.completedStage(notModified(imageId, etag));
        }
        return send.original(
                bytes.digest(),
                bytes.mediaType(),
                Map.of("ETag", etag, "Cache-Control", FOR_EVER, "Cache-Tag", ImageResource.tag(imageId)));
    }

    private static RestResponse<Void> notModified(UUID id, String etag) {
        return RestResponse.ResponseBuilder.<Void>create(RestResponse.Status.NOT_MODIFIED)
                .header("ETag", etag)
                .header("Cache-Control", FOR_EVER)
                .header("Cache-Tag", ImageResource.tag(id))
                .build();
    }

    private static RestResponse<Void> moved(UUID id, String version) {
        return RestResponse.ResponseBuilder.<Void>create(RestResponse.Status.FOUND)
                .header("Location", ImageView.path(id, version))
                .header("Cache-Control", "public, max-age=15")
                .header("Cache-Tag", ImageResource.tag(id))
                .build();
    }
}
