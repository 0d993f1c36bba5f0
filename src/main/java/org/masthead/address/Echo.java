package org.masthead.address;

import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What this publication says when it is called at one of its domains: which one it takes that to be, signed. A page
 * that answers everything with 200 cannot say it.
 */
@Schema(
        name = "DomainEcho",
        description = "What this publication says when it is called at one of its domains, signed.")
public record Echo(
        @Schema(
                description = "The publication's id as a URN.",
                examples = "urn:uuid:5b1f7a52-6f0c-4c3e-9a63-2d0f3b1c8e10")
        String publication,

        @Schema(description = "Key of the domain that the request came to.", examples = "mirror-1")
        String domain,

        @Schema(description = "Host of that domain, as it is registered.", examples = "mirror.masthead.example")
        String host,

        @Schema(description = "The nonce of the request.", examples = "q4OBGKlJ3mV8uHsUHaD1vQ")
        String nonce,

        @Schema(description = "Position of the newest visible change.", examples = "918273")
        long contentSeq,

        @Schema(
                description = "Version of the signed list of addresses there; null while none is signed.",
                examples = "60000000",
                nullable = true)
        Integer manifest,

        @Schema(
                format = "date-time",
                description = "When it was said (RFC 3339, UTC).",
                examples = "2026-03-01T06:30:00Z")
        String at,

        @Schema(description = "Name of the key.", examples = "k-8f2b9a1c0d3e4f56")
        String kid,

        @Schema(
                description = "Ed25519 signature in base64url over the lines masthead-probe, publication, domain, host,"
                        + " nonce, contentSeq and at, parted by single line feeds.",
                examples = "kJ3…")
        String sig) {

    /** The bytes that are signed. */
    static byte[] message(String publication, String domain, String host, String nonce, long contentSeq, String at) {
        return String.join("\n", "masthead-probe", publication, domain, host, nonce, Long.toString(contentSeq), at)
                .getBytes(StandardCharsets.UTF_8);
    }
}
