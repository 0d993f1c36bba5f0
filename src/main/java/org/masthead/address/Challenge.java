package org.masthead.address;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.masthead.access.ShownOnce;
import org.masthead.http.EnumNames;

/** What has to be shown at a domain to prove control of it. */
@Schema(name = "DomainChallenge", description = "What has to be shown at a domain to prove control of it.")
public record Challenge(
        @Schema(description = "How it is shown.") Method method,

        @Schema(
                description = "Name of the TXT record that has the value; null for other methods.",
                examples = "_masthead-verify.mirror.masthead.example",
                nullable = true)
        String record,

        @Schema(
                description = "URL of the text file that has the value as a line; null for other methods.",
                examples = "https://mirror.masthead.example/.well-known/masthead-verify.txt",
                nullable = true)
        String url,

        @Schema(
                description = "Text to sign with the key of the onion service; null for other methods.",
                examples = "masthead-verify:abc.onion:q4OBGKlJ3mV8uHsUHaD1vS1Zc0UOJxSwQ3hE1mGmM6E",
                nullable = true)
        String message,

        @Schema(
                description = "The value. It is in the answer that made it and in no other: only its digest is kept;"
                        + " null for onion-key, and to the same request repeated.",
                examples = "mv1=Zk3v0yqR2cXw8mJt5bLhUe7sNaGdPo1i",
                nullable = true)
        String value,

        @Schema(description = "Until when it has to be shown for the first time.", examples = "2026-03-08T06:30:00Z")
        Instant expiresAt)
        implements ShownOnce {

    /** How control is proven. */
    @Schema(name = "DomainProofMethod", description = "How control of a domain is proven.")
    public enum Method {
        DNS_TXT,
        HTTP_FILE,
        ONION_KEY;

        @JsonValue
        public String text() {
            return EnumNames.of(this);
        }
    }

    /** How somebody wants to prove control. */
    @Schema(name = "DomainProofDraft", description = "How somebody wants to prove control of a domain.")
    public record Draft(
            @NotNull(message = "is needed: dns-txt, http-file or onion-key")
            @Schema(
                    description = "dns-txt and http-file for the open web, onion-key for an onion address.",
                    examples = "dns-txt")
            Method method) {}

    /** What is handed in instead of shown. */
    @Schema(name = "DomainProofAnswer", description = "What is handed in instead of shown at the domain.")
    public record Answer(
            @Size(max = 200, message = "must be 200 characters at most")
            @Schema(
                    description = "For onion-key: the Ed25519 signature of the message by the key of the service, in"
                            + " base64url; null otherwise.",
                    examples = "kJ3…",
                    nullable = true)
            String signature) {}

    @Override
    public Object withoutSecret() {
        return new Challenge(method, record, url, message, null, expiresAt);
    }
}
