package org.masthead.address;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.masthead.change.Positions;
import org.masthead.http.Answers;
import org.masthead.http.FieldSelection;
import org.masthead.http.Freshness;
import org.masthead.http.ProblemException;
import org.masthead.site.Editions;
import org.masthead.site.Sites;

/** The addresses at which the publication can be reached. */
@Path("/v1/domains")
@PermitAll
@Tag(name = "Domains", description = "The addresses at which the publication can be reached.")
public class DomainResource {

    private static final List<String> TAGS = List.of(Domains.CACHE_TAG, HealthOfDomains.CACHE_TAG, "editions");

    private final Domains domains;
    private final HealthOfDomains health;
    private final KnownHosts hosts;
    private final CurrentVertxRequest request;
    private final Editions editions;
    private final Sites sites;
    private final Positions positions;
    private final Answers answers;

    DomainResource(
            Domains domains,
            HealthOfDomains health,
            KnownHosts hosts,
            CurrentVertxRequest request,
            Editions editions,
            Sites sites,
            Positions positions,
            Answers answers) {
        this.domains = domains;
        this.health = health;
        this.hosts = hosts;
        this.request = request;
        this.editions = editions;
        this.sites = sites;
        this.positions = positions;
        this.answers = answers;
    }

    @GET
    @Operation(
            operationId = "listDomains",
            summary = "List the publication's addresses",
            description = "Every active domain that readers are told of, the most preferred first: for a country those"
                    + " that are the better choice there, and those that do not work there last. The same bytes are"
                    + " answered on each of them.")
    public RestResponse<DomainList> domains(@Valid @BeanParam DomainFilter filter) {
        var edition = Optional.ofNullable(filter.edition())
                .map(key -> editions.byKey(key)
                        .filter(found -> found.visible)
                        .orElseThrow(() -> ProblemException.parameter("edition", "Must be the key of an edition.")));
        return answers.cacheable(freshness(), () -> {
            var publication = "urn:uuid:" + sites.current().publicationId;
            var asked = domains.listed().stream()
                    .filter(domain -> filter.wants(domain)
                            && edition.map(found -> domain.base(found.id).isPresent())
                                    .orElse(true))
                    .sorted(filter.order())
                    .toList();
            return new DomainList(publication, domains.manifestVersion(), views(asked));
        });
    }

    @GET
    @Path("self")
    @Operation(
            operationId = "readOwnDomain",
            summary = "Read which address this request came to",
            description = "404 when its host is none of the active domains. Not to be kept by caches.")
    public RestResponse<DomainView> self() {
        var own = hosts.self(request.getCurrent().request())
                .flatMap(domain -> domains.byKey(domain.key))
                .filter(Domain::isActive)
                .orElseThrow(ProblemException::notFound);
        return answers.unkept(FieldSelection.ALL, views(List.of(own)).get(0));
    }

    @GET
    @Path("{key}")
    @Operation(
            operationId = "readDomain",
            summary = "Read one address of the publication",
            description = "By its key. One that is not active, or that readers are not told of, is 404.")
    public RestResponse<DomainView> domain(
            @RestPath @Parameter(description = "The key of the domain.", example = "primary") String key) {
        var domain = domains.listed(key).orElseThrow(ProblemException::notFound);
        return answers.cacheable(freshness(), () -> views(List.of(domain)).get(0));
    }

    private List<DomainView> views(List<Domain> shown) {
        var byId = domains.listed().stream().collect(Collectors.toMap(domain -> domain.id, Function.identity()));
        var addresses = domains.addresses();
        var keys = editionKeys();
        var fares = health.all();
        return shown.stream()
                .map(domain -> DomainView.of(domain, byId, addresses, keys, fares.get(domain.id)))
                .toList();
    }

    private Map<UUID, String> editionKeys() {
        return editions.visible().stream().collect(Collectors.toMap(edition -> edition.id, edition -> edition.key));
    }

    private Freshness freshness() {
        var position = positions.of(TAGS);
        return new Freshness("domains " + position.number(), position.at(), null, TAGS);
    }
}
