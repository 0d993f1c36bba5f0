package org.masthead.address;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A domain as the newsroom sees it. */
@Schema(description = "An address of the publication as the newsroom sees it.")
public record DomainEditingView(
        @Schema(description = "Its id, a UUIDv7.", examples = "0199c0de-7a1b-7c2d-8e3f-405162738495")
        UUID id,

        @Schema(description = "Readable name that outlives a change of the host.", examples = "mirror-1")
        String key,

        @Schema(description = "Name for people.", examples = "First mirror")
        String label,

        @Schema(
                description = "What it is for.",
                examples = "mirror",
                enumeration = {"primary", "mirror", "onion", "media", "api"})
        String role,

        @Schema(
                description = "How it is reached.",
                examples = "clearnet",
                enumeration = {"clearnet", "tor"})
        String network,

        @Schema(
                description = "Scheme of its URLs.",
                examples = "https",
                enumeration = {"https", "http"})
        String scheme,

        @Schema(
                description = "Host name in lower case, as DNS has it (A-labels).",
                examples = "mirror.masthead.example")
        String host,

        @Schema(description = "Host name as people read it.", examples = "mirror.masthead.example")
        String displayHost,

        @Schema(description = "Port; null: the usual one of the scheme.", examples = "8443", nullable = true)
        Integer port,

        @Schema(description = "What its paths begin with; empty when nothing.", examples = "/en")
        String pathPrefix,

        @Schema(
                description = "Whose machine it is; credentials go to first-party only.",
                examples = "first-party",
                enumeration = {"first-party", "cdn", "third-party"})
        String trust,

        @Schema(
                description = "Who is told of it: public is listed everywhere, manifest only in the signed list, "
                        + "private nowhere.",
                examples = "public",
                enumeration = {"public", "manifest", "private"})
        String disclosure,

        @Schema(description = "Lower is preferred; 1 to 999999.", examples = "20")
        int priority,

        @Schema(description = "Share of requests among those of the same priority; 0 to 65535.", examples = "10")
        int weight,

        @Schema(
                description = "How far it is; readers are told of active ones only.",
                examples = "draft",
                enumeration = {"draft", "pending", "verified", "active", "suspended", "retired", "compromised"})
        String status,

        @Schema(description = "Whether it is active by the operator's word and not by proof.", examples = "false")
        boolean declared,

        @Schema(description = "When it was added (RFC 3339, UTC).", examples = "2026-03-01T06:30:00Z")
        Instant createdAt,

        @Schema(description = "Who added it.", examples = "Jane Doe")
        String createdBy) {

    public static DomainEditingView of(Domain domain) {
        return new DomainEditingView(
                domain.id,
                domain.key,
                domain.label,
                domain.role,
                domain.network,
                domain.scheme,
                domain.host,
                domain.displayHost,
                domain.port,
                domain.pathPrefix,
                domain.trust,
                domain.disclosure,
                domain.priority,
                domain.weight,
                domain.status,
                domain.declared,
                domain.createdAt,
                domain.createdBy);
    }
}
