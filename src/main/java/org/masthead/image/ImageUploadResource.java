package org.masthead.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.masthead.access.LongWorkFirst;
import org.masthead.access.Roles;
import org.masthead.database.Ids;
import org.masthead.http.Answers;
import org.masthead.http.Fault;
import org.masthead.http.IfMatch;
import org.masthead.http.Patches;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;
import org.masthead.http.ProblemException;
import org.masthead.http.Upload;
import org.masthead.site.Editions;

/** The files of pictures on their way in, and what they tell. */
@Path("/v1/newsroom/images")
@RolesAllowed(Roles.EDITOR)
@Tag(name = "Newsroom: images", description = "Bringing pictures in, and keeping what is told of them.")
public class ImageUploadResource {

    private static final String ID = "The id of the picture.";
    private static final String SOME_ID = "0199c0de-7a1b-7c2d-8e3f-405162738495";

    private static final String JPEG = "image/jpeg";
    private static final String JPG = "image/jpg";
    private static final String PNG = "image/png";
    private static final String WEBP = "image/webp";
    private static final String GIF = "image/gif";
    private static final String TIFF = "image/tiff";
    private static final String BYTES = "application/octet-stream";

    private static final String TAKEN = "The body is the file itself: JPEG, PNG, WebP, GIF or TIFF, 64 MB, 50 million"
            + " pixels, 20,000 a side, 1,000 frames and 100 scans of a JPEG file at most; TIFF as it is or packed by"
            + " CCITT, LZW, Deflate or PackBits. What it is, is seen from the bytes, whatever"
            + " Content-Type and names say; SVG and all else is a 415, a file that is cut off or"
            + " cannot be decoded a 422.";

    private final BringPicture bring;
    private final FetchPicture fetch;
    private final SendOriginal send;
    private final Images images;
    private final Editions editions;
    private final Answers answers;
    private final Patches patches;
    private final ObjectMapper json;
    private final CurrentVertxRequest current;

    ImageUploadResource(
            BringPicture bring,
            FetchPicture fetch,
            SendOriginal send,
            Images images,
            Editions editions,
            Answers answers,
            Patches patches,
            ObjectMapper json,
            CurrentVertxRequest current) {
        this.bring = bring;
        this.fetch = fetch;
        this.send = send;
        this.images = images;
        this.editions = editions;
        this.answers = answers;
        this.patches = patches;
        this.json = json;
        this.current = current;
    }

    @POST
    @LongWorkFirst
    @Consumes({JPEG, JPG, PNG, WEBP, GIF, TIFF, BYTES, MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "uploadImage",
            summary = "Upload a picture",
            description = TAKEN + " Alt, caption, headline, credit, source, creators, takenAt, place, copyright,"
                    + " usageTerms and keywords are taken from its metadata (IPTC-IIM, XMP, Exif, by the rules of the"
                    + " Metadata Working Group); where it was to the metre, serial numbers and the like are not. The"
                    + " same bytes again are the picture that there is, as it is: 200. As JSON, {\"url\": …} names an"
                    + " address on the public internet that the file is fetched from (https, within 20 seconds).")
    @RequestBody(
            description = "The file of the picture, or where it is.",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ImageAddress.class)),
                @Content(mediaType = JPEG, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = PNG, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = WEBP, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = GIF, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = TIFF, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = BYTES, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public RestResponse<ImageEditingView> upload(byte[] document, @Context HttpHeaders headers) throws IOException {
        var brought = MediaType.APPLICATION_JSON_TYPE.isCompatible(headers.getMediaType())
                ? fetch.from(address(document).url())
                : bring.asNew(body());
        var view = view(brought.image());
        return brought.isNew()
                ? answers.created(
                        "/v1/newsroom/images/" + brought.image().id,
                        brought.image().etag(),
                        view)
                : answers.locked(brought.image().etag(), view);
    }

    @PUT
    @Path("{id}/file")
    @Consumes({JPEG, JPG, PNG, WEBP, GIF, TIFF, BYTES})
    @Operation(
            operationId = "putImageFile",
            summary = "Give a picture its file",
            description = "One that waits for its bytes gets them, another one gets these in the place of its own, and"
                    + " its URLs another v. " + TAKEN
                    + " What its metadata tells is taken where no editor, nor the page"
                    + " that a picture was imported with, has told it. Bytes that another picture has are a 409, which"
                    + " names it.")
    @RequestBody(
            description = "The file of the picture.",
            content = {
                @Content(mediaType = JPEG, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = PNG, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = WEBP, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = GIF, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = TIFF, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = BYTES, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public RestResponse<ImageEditingView> file(
            @RestPath @Parameter(description = ID, example = SOME_ID) String id, @BeanParam IfMatch lock) {
        var known = Ids.parse(id).flatMap(images::findByIdOptional).orElseThrow(ProblemException::notFound);
        // Before a byte is read or kept; what counts is asked again once nobody else can change it.
        lock.require(known.etag());
        var image = bring.asFileOf(known.id, lock, body());
        return answers.locked(image.etag(), view(image));
    }

    /** The whole file or one range of it (RFC 9110 section 14); the answer is over when the stage is. */
    @GET
    @Path("{id}/file")
    @RolesAllowed(Roles.CONTRIBUTOR)
    @Blocking
    @Operation(
            operationId = "readImageFileAsItCame",
            summary = "Read the file of a picture as it came",
            description = "Byte for byte, with all that it tells of itself, places and serial numbers included, which"
                    + " readers never get; also while readers do not see the picture. Its ETag is the lock for changes."
                    + " Takes Range for one part, with If-Range. 404 while the picture waits for its bytes.")
    @APIResponse(
            responseCode = "200",
            description = "The bytes.",
            content = @Content(mediaType = "image/*", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public CompletionStage<RestResponse<Void>> original(
            @RestPath @Parameter(description = ID, example = SOME_ID) String id) throws IOException {
        var image = Ids.parse(id)
                .flatMap(images::findByIdOptional)
                .filter(known -> known.digest != null)
                .orElseThrow(ProblemException::notFound);
        return send.original(
                image.digest, image.mediaType, Map.of("ETag", image.etag(), "Cache-Control", "private, no-store"));
    }

    @GET
    @Path("{id}/metadata")
    @RolesAllowed(Roles.CONTRIBUTOR)
    @Operation(
            operationId = "readImageMetadata",
            summary = "Read the metadata of a picture as it came",
            description = "What its file tells, by the names that Exif, IPTC-IIM and XMP have, each value cut at 1,000"
                    + " characters; of XMP what tells of the picture and not of how it was edited. Neither GPS nor"
                    + " serial numbers.")
    public ImageMetadataView metadata(@RestPath @Parameter(description = ID, example = SOME_ID) String id)
            throws JsonProcessingException {
        var metadata = Ids.parse(id).flatMap(images::metadata).orElseThrow(ProblemException::notFound);
        return json.readValue(metadata, ImageMetadataView.class);
    }

    private ImageAddress address(byte[] document) throws IOException {
        if (json.readTree(document) instanceof ObjectNode object) {
            return patches.read(object, ImageAddress.class);
        }
        throw Problem.of(ProblemCode.WRONG_TYPE)
                .fault(Fault.at("", "wrong-type", "must be an object"))
                .exception();
    }

    private Upload body() {
        return Upload.of(current.getCurrent())
                .orElseThrow(() -> ProblemException.validation(Fault.at("", "empty", "must be the file of a picture")));
    }

    private ImageEditingView view(Image image) {
        return ImageEditingView.of(image, editions.byDefault().language);
    }
}
