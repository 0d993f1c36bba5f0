package org.masthead.http;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** How requests that may safely be sent again look in the OpenAPI document: every POST of the newsroom is one. */
final class ApiIdempotency {

    static final String KEY = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";

    private ApiIdempotency() {}

    /** Adds the key that a POST takes, and the sign that its answer was given before. */
    static void addTo(Operation operation) {
        operation.addParameter(OASFactory.createParameter()
                .name(KEY)
                .in(Parameter.In.HEADER)
                .description("Makes it safe to send the request again when its answer was lost: 1 to 255 visible ASCII"
                        + " characters, bare or in double quotes, new for each thing to be done. For 24 hours the same"
                        + " caller gets the first answer again, with Idempotency-Replayed. With another address or body:"
                        + " 422; while the first request still runs: 409. A refused request does not use its key up.")
                .example("\"4f1c0d7e-order-1\"")
                .schema(OASFactory.createSchema()
                        .addType(Schema.SchemaType.STRING)
                        .minLength(1)
                        .maxLength(512)));
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("2")) {
                response.addHeader(REPLAYED, OASFactory.createHeader().ref(REPLAYED));
            }
        });
    }
}
