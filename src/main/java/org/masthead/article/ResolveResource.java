package org.masthead.article;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.masthead.address.Domains;
import org.masthead.address.OwnAddresses;
import org.masthead.address.OwnUrls;
import org.masthead.address.Redirects;
import org.masthead.change.Positions;
import org.masthead.http.Answers;
import org.masthead.http.ProblemException;
import org.masthead.site.Editions;

/** From any address that the publication has or had to what is there. */
@Path("/v1/resolve")
@PermitAll
@Tag(name = "Articles")
public class ResolveResource {

    private static final List<String> REDIRECTED =
            List.of(Redirects.CACHE_TAG, "articles", "sections", "editions", Domains.CACHE_TAG);

    private final ArticleAddresses addresses;
    private final Redirects redirects;
    private final PublishedArticles published;
    private final Domains domains;
    private final ExcludedDomains excluded;
    private final Editions editions;
    private final Positions positions;
    private final Answers answers;

    ResolveResource(
            ArticleAddresses addresses,
            Redirects redirects,
            PublishedArticles published,
            Domains domains,
            ExcludedDomains excluded,
            Editions editions,
            Positions positions,
            Answers answers) {
        this.addresses = addresses;
        this.redirects = redirects;
        this.published = published;
        this.domains = domains;
        this.excluded = excluded;
        this.editions = editions;
        this.positions = positions;
        this.answers = answers;
    }

    @GET
    @Operation(
            operationId = "resolveAddress",
            summary = "Find what is at an address",
            description =
                    "Takes any URL on any domain that the publication has or had, a shared link or one found in an"
                            + " old page, or a bare path. Its query and fragment don't count, and nothing is fetched. A path"
                            + " that leads elsewhere tells where, unless an article can be read there. An address that"
                            + " is not ours, or where readers never saw an article, is 404; an article that was withdrawn"
                            + " is 410, for legal reasons 451.")
    public RestResponse<ResolvedAddress> resolve(
            @RestQuery
                    @NotNull(message = "is needed")
                    @Size(max = AskedAddress.MAX_LENGTH, message = "must be 2048 characters at most")
                    @Parameter(
                            description = "The address: an absolute URL or a path, percent-encoded as any parameter.",
                            example = "https://www.masthead.example/news/russia/river-rises-after-storm")
                    String url,
            @RestQuery @Parameter(description = OwnUrls.PARAMETER, example = "mirror-1") String domain) {
        var asked = AskedAddress.parse(url).orElseThrow(ProblemException::notFound);
        var ours = domains.ever();
        var urls = ours.urls(domain);
        var places = places(asked, ours).toList();
        var target = redirects.at(places.stream().map(OwnAddresses.Place::path).toList());
        var location = target.map(Redirects.Target::location);
        if (location.isPresent()) {
            var elsewhere = location.get();
            return answers.cacheable(
                    positions.ofVisible(REDIRECTED).ofOne(elsewhere, REDIRECTED),
                    () -> ResolvedAddress.elsewhere(
                            elsewhere.startsWith("/") ? urls.page(editions.byDefault().id, elsewhere) : elsewhere));
        }
        var hit = target.flatMap(redirect -> addresses.at("/v1/articles/" + redirect.articleId()))
                .map(match -> new Hit(places.get(0), match))
                .or(() -> places.stream()
                        .flatMap(place -> addresses.at(place.path()).map(match -> new Hit(place, match)).stream())
                        .findFirst())
                .orElseThrow(ProblemException::notFound);
        var state = published.stateOf(hit.match().id().toString()).orElseThrow(ProblemException::notFound);
        if (state.isGone()) {
            throw state.gone();
        }
        if (!state.isVisible()) {
            throw ProblemException.notFound();
        }
        // What is at an address may come to lead elsewhere.
        return answers.cacheable(state.freshness().with(Redirects.CACHE_TAG), () -> {
            var row = addresses.row(state.liveId());
            var status = hit.status(row);
            var web = ours.web().without(excluded.ids(row.articleId()));
            return new ResolvedAddress(
                    status,
                    status.equals("current") ? null : 301,
                    urls.page(row.editionId(), row.path()),
                    new ResolvedAddress.Found(
                            row.articleId(),
                            row.slug(),
                            row.edition(),
                            row.language(),
                            row.headline(),
                            urls.api("/v1/articles/" + row.slug())),
                    web.canonical(row.editionId(), row.path()),
                    web.duplicates(row.editionId(), row.path()));
        });
    }

    private static Stream<OwnAddresses.Place> places(AskedAddress asked, OwnAddresses ours) {
        return asked.host() == null
                ? Stream.of(new OwnAddresses.Place(asked.path(), true))
                : ours.places(asked.host(), asked.port(), asked.path()).stream();
    }

    /** An article, and where it was found. */
    private record Hit(OwnAddresses.Place place, ArticleAddresses.Match match) {

        String status(ArticleAddresses.Row row) {
            if (match.merged()) {
                return "merged";
            }
            return place.isActive() && row.present().contains(place.path()) ? "current" : "moved";
        }
    }
}
