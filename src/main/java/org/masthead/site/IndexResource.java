package org.masthead.site;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.masthead.change.Positions;
import org.masthead.http.Answers;
import org.masthead.http.Freshness;

/** Where to begin. */
@Path("/")
@PermitAll
@Tag(name = "Site", description = "The publication itself, and where to begin.")
public class IndexResource {

    private static final List<String> TAGS = List.of("site");

    private final Sites sites;
    private final Positions positions;
    private final Answers answers;

    IndexResource(Sites sites, Positions positions, Answers answers) {
        this.sites = sites;
        this.positions = positions;
        this.answers = answers;
    }

    /** An index. */
    @Schema(description = "What there is to read.")
    public record Index(
            @Schema(description = "The publication.", examples = "Masthead")
            String name,

            @Schema(
                    description = "Path-absolute URLs by what they lead to; where something has to be said, as URI"
                            + " templates (RFC 6570).",
                    examples = "{\"articles\": \"/v1/articles\", \"resolve\": \"/v1/resolve{?url}\"}")
            Map<String, String> links) {}

    @GET
    @Operation(
            operationId = "readIndex",
            summary = "Find what there is to read",
            description = "Links to everything that the API offers readers.")
    public RestResponse<Index> index() {
        var position = positions.of(TAGS);
        return answers.cacheable(
                new Freshness("index " + position.number(), position.at(), null, TAGS),
                () -> new Index(sites.current().name, links()));
    }

    @GET
    @Path("v1")
    @Operation(
            operationId = "readVersionIndex",
            summary = "Find what there is to read",
            description = "The same as at the root.")
    public RestResponse<Index> version() {
        return index();
    }

    private static Map<String, String> links() {
        var links = new LinkedHashMap<String, String>();
        links.put("articles", "/v1/articles");
        links.put("sections", "/v1/sections");
        links.put("collections", "/v1/collections");
        links.put("authors", "/v1/authors");
        links.put("tags", "/v1/tags");
        links.put("images", "/v1/images");
        links.put("site", "/v1/site");
        links.put("resolve", "/v1/resolve{?url}");
        links.put("domains", "/v1/domains");
        links.put("ownDomain", "/v1/domains/self");
        links.put("manifest", "/.well-known/masthead-domains.jws");
        links.put("probe", "/.well-known/masthead-probe{?nonce}");
        links.put("newsroom", "/v1/newsroom/me");
        links.put("openapi", "/openapi.yaml");
        links.put("docs", "/docs");
        return links;
    }
}
