package org.masthead.image;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.masthead.address.Domains;
import org.masthead.address.OwnUrls;
import org.masthead.change.Positions;
import org.masthead.http.Answers;
import org.masthead.http.Freshness;
import org.masthead.site.Channels;
import org.masthead.site.Editions;
import org.masthead.site.Sites;

/** The publication itself; not in the room of its row, as it shows a picture. */
@Path("/v1/site")
@PermitAll
@Tag(name = "Site", description = "The publication itself, and where to begin.")
public class SiteResource {

    private static final List<String> TAGS = List.of("site", "editions", "channels", Domains.CACHE_TAG);

    private final Sites sites;
    private final Editions editions;
    private final Channels channels;
    private final Images images;
    private final Domains domains;
    private final Positions positions;
    private final Answers answers;

    SiteResource(
            Sites sites,
            Editions editions,
            Channels channels,
            Images images,
            Domains domains,
            Positions positions,
            Answers answers) {
        this.sites = sites;
        this.editions = editions;
        this.channels = channels;
        this.images = images;
        this.domains = domains;
        this.positions = positions;
        this.answers = answers;
    }

    @GET
    @Operation(
            operationId = "readSite",
            summary = "Read about the publication",
            description =
                    "Its name, logo, editions, languages and time zone, the channels it is on besides the web, and"
                            + " the sentence that names its alternate addresses.")
    public RestResponse<SiteView> site(
            @RestQuery @Parameter(description = OwnUrls.PARAMETER, example = "mirror-1") String domain) {
        var urls = domains.ownUrls(domain);
        var site = sites.current();
        var tags = new ArrayList<>(TAGS);
        if (site.logoImageId != null) {
            tags.add(ImageResource.tag(site.logoImageId));
        }
        var position = positions.of(tags);
        return answers.cacheable(
                new Freshness("site " + position.number(), position.at(), null, tags),
                () -> SiteView.of(site, logo(site.logoImageId, urls), editions.visible(), channels.inOrder()));
    }

    private ImageView logo(UUID id, OwnUrls urls) {
        return images.shown(Stream.ofNullable(id).toList()).stream()
                .map(image -> ImageView.of(
                        image, new ImageUse(image.id, null, null, null), editions.byDefault().language, urls))
                .findFirst()
                .orElse(null);
    }
}
