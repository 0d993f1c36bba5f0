package org.masthead.address;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The one place where web addresses are made: the base of an edition on a domain, and behind it a path, byte by byte.
 * Made from rows alone; nothing that a request says about hosts comes near it.
 */
public final class WebAddresses {

    /** For when nobody asks where something is. */
    public static final WebAddresses NONE = new WebAddresses(List.of());

    private final List<Domain> active;

    /** @param active the active domains, the most preferred first */
    WebAddresses(List<Domain> active) {
        this.active = active;
    }

    /** A page on one domain. */
    @Schema(description = "A page on one domain.")
    public record Canonical(
            @Schema(description = "Key of the domain.", examples = "primary")
            String domain,

            @Schema(
                    description = "Absolute URL.",
                    examples = "https://www.masthead.example/news/russia/river-rises-after-storm")
            String href) {}

    /** The same page on another domain (RFC 6249). */
    @Schema(description = "The same page on another domain (RFC 6249).")
    public record Duplicate(
            @Schema(description = "Key of the domain.", examples = "mirror-1")
            String domain,

            @Schema(
                    description = "Absolute URL.",
                    examples = "https://mirror.masthead.example/news/russia/river-rises-after-storm")
            String href,

            @Schema(description = "Priority; lower is preferred.", examples = "20")
            int pri) {}

    /** The same for what does not stand on these domains. */
    public WebAddresses without(List<UUID> domainIds) {
        return domainIds.isEmpty()
                ? this
                : new WebAddresses(active.stream()
                        .filter(domain -> !domainIds.contains(domain.id))
                        .toList());
    }

    /** Where search engines shall find the page of this edition, or null while no domain carries it. */
    public Canonical canonical(UUID editionId, String path) {
        return canonicalDomain(editionId)
                .map(domain -> new Canonical(domain.key, domain.base(editionId).orElseThrow() + path))
                .orElse(null);
    }

    /** The same page on all other domains that readers are told of. */
    public List<Duplicate> duplicates(UUID editionId, String path) {
        var canonical = canonicalDomain(editionId);
        return carrying(editionId)
                .filter(domain ->
                        domain.isPublic() && canonical.filter(domain::equals).isEmpty())
                .map(domain -> new Duplicate(domain.key, domain.base(editionId).orElseThrow() + path, domain.priority))
                .toList();
    }

    /** The key of the domain where search engines shall find an edition. */
    Optional<String> canonicalKey(UUID editionId) {
        return canonicalDomain(editionId).map(domain -> domain.key);
    }

    /** The one that was chosen; while that cannot be it or none was chosen, a primary one, else the most preferred. */
    private Optional<Domain> canonicalDomain(UUID editionId) {
        var fit = carrying(editionId).filter(Domain::mayBeCanonical).toList();
        return fit.stream()
                .filter(domain -> domain.isCanonicalFor(editionId))
                .findFirst()
                .or(() -> fit.stream().filter(Domain::isPrimary).findFirst())
                .or(() -> fit.stream().findFirst());
    }

    private Stream<Domain> carrying(UUID editionId) {
        return active.stream()
                .filter(Domain::hasPages)
                .filter(domain -> domain.base(editionId).isPresent());
    }
}
