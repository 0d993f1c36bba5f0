package org.masthead.address;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A domain as readers see it. */
@Schema(description = "An address of the publication as readers see it.")
public record DomainView(
        @Schema(description = "Readable name that outlives a change of the host.", examples = "primary")
        String key,

        @Schema(
                description = "What it is for.",
                examples = "primary",
                enumeration = {"primary", "mirror", "onion", "media", "api"})
        String role,

        @Schema(
                description = "How it is reached.",
                examples = "clearnet",
                enumeration = {"clearnet", "tor"})
        String network,

        @Schema(
                description = "Absolute URL where its pages begin, or null when it has none.",
                examples = "https://www.masthead.example",
                nullable = true)
        String base,

        @Schema(description = "Absolute URL where the API stands.", examples = "https://www.masthead.example/v1")
        String api,

        @Schema(description = "Absolute URL where pictures stand.", examples = "https://www.masthead.example")
        String media,

        @Schema(description = "Keys of the editions that stand here.", examples = "[\"en\"]")
        List<String> editions,

        @Schema(description = "Keys of the editions that search engines shall index here.", examples = "[\"en\"]")
        List<String> canonicalFor,

        @Schema(
                description = "Whose machine it is; credentials go to first-party only.",
                examples = "first-party",
                enumeration = {"first-party", "cdn", "third-party"})
        String trust,

        @Schema(description = "Lower is preferred.", examples = "10")
        int priority,

        @Schema(description = "Share of requests among those of the same priority.", examples = "10")
        int weight,

        @Schema(description = "Countries (ISO 3166-1) where it is the better choice.", examples = "[\"DE\"]")
        List<String> preferIn,

        @Schema(
                description = "Countries (ISO 3166-1) where it does not work or should not be tried.",
                examples = "[\"RU\"]")
        List<String> avoidIn,

        @Schema(description = "What to show people.") Display display,

        @Schema(
                description =
                        "How it fares, as seen from one place: a hint, and never signed; null where nobody looks.",
                nullable = true)
        Fares health) {

    /** How a domain fares. */
    @Schema(name = "DomainHealth", description = "How a domain fares.")
    public record Fares(
            @Schema(
                    description = "up, degraded after a failure, down after three in a row.",
                    examples = "up",
                    enumeration = {"up", "degraded", "down"})
            String state,

            @Schema(description = "Since when (RFC 3339, UTC).", examples = "2026-03-01T06:30:00Z")
            Instant since) {

        static Fares of(Health health) {
            return health == null ? null : new Fares(health.state(), health.since());
        }
    }

    /** For people. */
    @Schema(name = "DomainDisplay", description = "An address as people read it.")
    public record Display(
            @Schema(description = "Host name in its own script.", examples = "www.masthead.example")
            String host) {}

    /** @param byId all domains, to find those of the API and the pictures */
    static DomainView of(
            Domain domain,
            Map<UUID, Domain> byId,
            WebAddresses addresses,
            Map<UUID, String> editionKeys,
            Health health) {
        var api = byId.getOrDefault(domain.apiDomainId, domain);
        var media = byId.getOrDefault(domain.mediaDomainId, domain);
        return new DomainView(
                domain.key,
                domain.role,
                domain.network,
                domain.hasPages() ? domain.origin() + domain.pathPrefix : null,
                api.origin() + "/v1",
                media.origin(),
                keys(editionKeys, id -> domain.base(id).isPresent()),
                keys(editionKeys, id -> {
                    var canonical = addresses.canonical(id, "");
                    return canonical != null && canonical.domain().equals(domain.key);
                }),
                domain.trust,
                domain.priority,
                domain.weight,
                domain.preferIn,
                domain.avoidIn,
                new Display(domain.displayHost),
                Fares.of(health));
    }

    private static List<String> keys(Map<UUID, String> editionKeys, Predicate<UUID> wanted) {
        return editionKeys.entrySet().stream()
                .filter(edition -> wanted.test(edition.getKey()))
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
    }
}
