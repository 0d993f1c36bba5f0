package org.masthead.address;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
                description = "The editions that stand here; empty: all of them.",
                examples = "[{\"edition\": \"en\", \"pathPrefix\": \"\"}]")
        List<DomainDraft.Place> editions,

        @Schema(
                description = "Keys of the editions that search engines shall index here, as it was chosen.",
                examples = "[\"en\"]")
        List<String> canonicalFor,

        @Schema(
                description = "Key of the domain where the API of this one stands; null: here.",
                examples = "api",
                nullable = true)
        String apiDomain,

        @Schema(
                description = "Key of the domain where the pictures of this one stand; null: here.",
                examples = "media",
                nullable = true)
        String mediaDomain,

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

        @Schema(description = "Countries where it is the better choice.", examples = "[\"DE\"]")
        List<String> preferIn,

        @Schema(description = "Countries where it does not work or should not be tried.", examples = "[\"RU\"]")
        List<String> avoidIn,

        @Schema(
                implementation = String.class,
                format = "date",
                description = "The day until which its name is paid for.",
                examples = "2027-03-01",
                nullable = true)
        LocalDate registrationEndsOn,

        @Schema(
                description = "How far it is; readers are told of active ones only.",
                examples = "draft",
                enumeration = {"draft", "pending", "verified", "active", "suspended", "retired", "compromised"})
        String status,

        @Schema(description = "Since when it is so (RFC 3339, UTC).", examples = "2026-03-01T06:30:00Z")
        Instant statusAt,

        @Schema(
                description = "Why, when the service itself brought it about.",
                examples = "Control could not be proven for seven days: dns-nxdomain.",
                nullable = true)
        String statusReason,

        @Schema(description = "Whether control is proven; null while nobody asked for a challenge.", nullable = true)
        Proof proof,

        @Schema(
                description = "What deserves attention, in words.",
                examples = "[\"The registration of its name ends on 2026-03-20.\"]")
        List<String> warnings,

        @Schema(description = "Whether it is active by the operator's word and not by proof.", examples = "false")
        boolean declared,

        @Schema(description = "When it was added (RFC 3339, UTC).", examples = "2026-03-01T06:30:00Z")
        Instant createdAt,

        @Schema(description = "Who added it.", examples = "Jane Doe")
        String createdBy) {

    /** How far the proof of control is. */
    @Schema(name = "DomainProof", description = "How far the proof of control over a domain is.")
    public record Proof(
            @Schema(
                    description = "How it is shown.",
                    examples = "dns-txt",
                    enumeration = {"dns-txt", "http-file", "onion-key"})
            String method,

            @Schema(description = "When it was last found.", examples = "2026-03-01T06:30:00Z", nullable = true)
            Instant verifiedAt,

            @Schema(description = "When it was last looked for.", examples = "2026-03-01T06:30:00Z", nullable = true)
            Instant checkedAt,

            @Schema(
                    description = "What that came to: ok, not-found, or why it could not be looked for.",
                    examples = "ok",
                    nullable = true)
            String outcome,

            @Schema(
                    description = "Since when it is no longer found; after seven days the domain is suspended.",
                    examples = "2026-03-01T06:30:00Z",
                    nullable = true)
            Instant failedSince) {

        static Proof of(Domain domain) {
            return domain.proof.method == null
                    ? null
                    : new Proof(
                            domain.proof.method,
                            domain.proof.provenAt,
                            domain.proof.checkedAt,
                            domain.proof.outcome,
                            domain.proof.failedSince);
        }
    }

    static DomainEditingView of(Domain domain, DomainNames names, Instant now) {
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
                names.places(domain),
                names.editions(domain.canonicalFor),
                names.domain(domain.apiDomainId),
                names.domain(domain.mediaDomainId),
                domain.trust,
                domain.disclosure,
                domain.priority,
                domain.weight,
                domain.preferIn,
                domain.avoidIn,
                domain.registrationEndsOn,
                domain.status,
                domain.statusAt,
                domain.statusReason,
                Proof.of(domain),
                domain.warnings(now),
                domain.proof.declared,
                domain.createdAt,
                domain.createdBy);
    }
}
