package org.masthead.http;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Operations that answer bytes: these are not JSON, have other header fields, and parts that can be asked for. */
final class ApiFiles {

    private static final String DELIVERED = "readImageFile";
    private static final String PREVIEWED = "readPreviewImageFile";
    private static final String AS_IT_CAME = "readImageFileAsItCame";

    static final Set<String> OPERATIONS = Set.of(DELIVERED, PREVIEWED, AS_IT_CAME);

    private ApiFiles() {}

    /** Adds what they answer to one of them. */
    static void describe(Operation operation) {
        var responses = operation.getResponses();
        switch (operation.getOperationId()) {
            case PREVIEWED -> bytes(responses, ApiHeaders.unkeptFile(false), ApiHeaders.unkeptFile(true));
            case AS_IT_CAME -> {
                bytes(responses, ApiHeaders.lockedFile(false), ApiHeaders.lockedFile(true));
                notModified(responses, ApiHeaders.ofNewsroom(false, true));
            }
            default -> {
                bytes(responses, ApiHeaders.ofFile(), ApiHeaders.ofPart());
                responses.addAPIResponse(
                        "302",
                        OASFactory.createAPIResponse()
                                .description("The present bytes have another v, or stand at another width.")
                                .headers(ApiHeaders.moved()));
                notModified(responses, ApiHeaders.notModifiedFile());
            }
        }
    }

    private static void bytes(APIResponses responses, Map<String, Header> whole, Map<String, Header> part) {
        var ok = responses.getAPIResponse("200");
        ok.setHeaders(whole);
        responses.addAPIResponse(
                "206",
                OASFactory.createAPIResponse()
                        .description("The part that Range asks for.")
                        .headers(part)
                        .content(ok.getContent()));
    }

    private static void notModified(APIResponses responses, Map<String, Header> headers) {
        responses.addAPIResponse(
                "304",
                OASFactory.createAPIResponse()
                        .description("What the client has, as If-None-Match says, is good.")
                        .headers(headers));
    }
}
