package org.masthead.site;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.masthead.change.Positions;
import org.masthead.http.Answers;
import org.masthead.http.Freshness;

/** The publication itself. */
@Path("/v1/site")
@PermitAll
@Tag(name = "Site", description = "The publication itself, and where to begin.")
public class SiteResource {

    private static final List<String> TAGS = List.of("site", "editions", "channels");

    private final Sites sites;
    private final Editions editions;
    private final Channels channels;
    private final Positions positions;
    private final Answers answers;

    SiteResource(Sites sites, Editions editions, Channels channels, Positions positions, Answers answers) {
        this.sites = sites;
        this.editions = editions;
        this.channels = channels;
        this.positions = positions;
        this.answers = answers;
    }

    @GET
    @Operation(
            operationId = "readSite",
            summary = "Read about the publication",
            description = "Its name, editions, languages and time zone, the channels it is on besides the web, and the"
                    + " sentence that names its alternate addresses.")
    public RestResponse<SiteView> site() {
        var position = positions.of(TAGS);
        return answers.cacheable(
                new Freshness("site " + position.number(), position.at(), null, TAGS),
                () -> SiteView.of(sites.current(), editions.visible(), channels.inOrder()));
    }
}
