package org.masthead.image;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.util.HexFormat;
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
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;
import org.masthead.http.ProblemException;

/** The bytes of pictures. */
@Path("/v1/images/{id}/file")
@PermitAll
@Tag(name = "Images", description = "Pictures that something visible shows.")
public class ImageFileResource {

    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final VisibleImages images;
    private final Originals originals;
    private final CurrentVertxRequest current;

    ImageFileResource(VisibleImages images, Originals originals, CurrentVertxRequest current) {
        this.images = images;
        this.originals = originals;
        this.current = current;
    }

    /**
     * The whole file or one range of it (RFC 9110 section 14). Sent by the event loop straight from the disk, so that
     * no worker waits for a slow reader; the answer is over when the stage is.
     */
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
        var request = current.getCurrent().request();
        var etag = '"' + HexFormat.of().formatHex(bytes.digest()) + '"';
        if (EntityTags.named(request.headers().getAll("If-None-Match"), etag)) {
            return CompletableFuture.completedStage(notModified(imageId, etag));
        }
        var original = originals.open(bytes.digest()).orElseThrow(ProblemException::notFound);
        var range = request.headers().contains("If-Range") && !etag.equals(request.getHeader("If-Range"))
                ? null
                : ByteRange.of(request.getHeader("Range"), original.length()).orElse(null);
        if (range != null && !range.isSatisfiable()) {
            throw Problem.of(ProblemCode.RANGE_NOT_SATISFIABLE)
                    .header("Content-Range", "bytes */" + original.length())
                    .exception();
        }
        var response = request.response()
                .putHeader("Content-Type", bytes.mediaType())
                .putHeader("Content-Disposition", "inline")
                .putHeader("Accept-Ranges", "bytes")
                .putHeader("ETag", etag)
                .putHeader("Cache-Control", FOR_EVER)
                .putHeader("Cache-Tag", ImageResource.tag(imageId));
        return send(request, response, original, range);
    }

    private static CompletionStage<RestResponse<Void>> send(
            HttpServerRequest request, HttpServerResponse response, Originals.Stored original, ByteRange range) {
        var part = range == null ? new ByteRange(0, original.length() - 1) : range;
        if (range != null) {
            response.setStatusCode(206)
                    .putHeader("Content-Range", "bytes " + part.first() + "-" + part.last() + "/" + original.length());
        }
        response.putHeader("Content-Length", Long.toString(part.length()));
        var sent = request.method() == HttpMethod.HEAD
                ? response.end()
                : response.sendFile(original.file().toString(), part.first(), part.length());
        // One who goes away in the middle has nobody to be told.
        return sent.otherwiseEmpty().<RestResponse<Void>>map(end -> null).toCompletionStage();
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
