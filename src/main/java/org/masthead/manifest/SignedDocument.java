package org.masthead.manifest;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.masthead.signed.Envelope;

/** A root or a manifest: JWS in its general JSON serialisation. */
@Schema(description = "A signed document: JWS in its general JSON serialisation (RFC 7515 section 7.2.1), Ed25519.")
public record SignedDocument(
        @NotNull
        @Size(min = 1, max = 262144)
        @Schema(description = "What is signed, in base64url without padding.", examples = "eyJ0eXBlIjoicm9vdCJ9")
        String payload,

        @NotNull @Size(min = 1, max = 32) @Schema(description = "By whom.")
        List<@NotNull @Valid Signature> signatures) {

    /** One of them. */
    @Schema(name = "DocumentSignature", description = "A signature.")
    public record Signature(
            @NotNull
            @Size(min = 1, max = 1000)
            @JsonProperty("protected")
            @Schema(
                    description = "Algorithm, name of the key and type of the document, in base64url.",
                    examples = "eyJhbGciOiJFZDI1NTE5Iiwia2lkIjoiay0wMSIsInR5cCI6Im1hc3RoZWFkLXJvb3Qrandz")
            String protectedHeader,

            @NotNull
            @Size(min = 1, max = 1000)
            @Schema(description = "64 bytes in base64url.", examples = "c2lnbmF0dXJl")
            String signature) {}

    Envelope envelope() {
        return new Envelope(
                payload,
                signatures.stream()
                        .map(one -> new Envelope.Signed(one.protectedHeader, one.signature, false))
                        .toList());
    }
}
