package org.masthead.tag;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.masthead.change.Change;
import org.masthead.change.Positions;
import org.masthead.database.Secrets;
import org.masthead.http.Answers;
import org.masthead.http.Page;
import org.masthead.http.Paging;
import org.masthead.http.ProblemException;
import org.masthead.http.RequestAddress;
import org.masthead.site.Languages;

/** Reading tags. */
@Path("/v1/tags")
@PermitAll
@Tag(name = "Tags", description = "What articles are about.")
public class TagResource {

    private static final List<String> TAGS = List.of("articles", "tags", "editions");

    private final VisibleTags tags;
    private final Positions positions;
    private final Secrets secrets;
    private final Answers answers;

    TagResource(VisibleTags tags, Positions positions, Secrets secrets, Answers answers) {
        this.tags = tags;
        this.positions = positions;
        this.secrets = secrets;
        this.answers = answers;
    }

    @GET
    @Operation(
            operationId = "listTags",
            summary = "List the tags",
            description = "Those that a visible article carries, each with the number of such articles. With q it is"
                    + " what a search box offers while somebody types.")
    public RestResponse<Page<TagView>> tags(
            @Valid @BeanParam TagFilter filter, @Valid @BeanParam Paging paging, @Context UriInfo uri) {
        var language = Languages.asked(filter.language());
        var query = RequestAddress.of(uri);
        var key = secrets.named("cursor");
        var place = paging.place(query, key);
        return answers.cacheable(positions.ofVisible(TAGS).ofList(TAGS), () -> {
            var rows = tags.matching(filter, language, place, paging.rows());
            return Page.of(
                            rows,
                            paging,
                            place,
                            row -> List.of(row.key(), row.id().toString()),
                            query,
                            key)
                    .map(VisibleTags.Row::view);
        });
    }

    @GET
    @Path("{idOrSlug}")
    @Operation(
            operationId = "readTag",
            summary = "Read a tag",
            description = "By its id or slug. A slug that it had before, or that a tag had which was merged into it, is"
                    + " answered with 308 to its present one. One that no visible article carries is 404.")
    public RestResponse<TagView> tag(
            @RestPath @Parameter(description = "The id or slug of the tag.", example = "belarus") String idOrSlug,
            @RestQuery
                    @Parameter(
                            description =
                                    "Language of the name (BCP 47); the publication's default language when not given.",
                            example = "en")
                    String language) {
        var row = tags.named(idOrSlug, Languages.asked(language)).orElseThrow(ProblemException::notFound);
        var tag = Change.tag("tag", row.id());
        if (!idOrSlug.equals(row.slug()) && !idOrSlug.equals(row.id().toString())) {
            return answers.moved(
                    "/v1/tags/" + row.slug(), positions.ofVisible(List.of(tag)).nextDue(), List.of(tag));
        }
        var cacheTags = List.of(tag, tag + "-articles", "editions");
        return answers.cacheable(positions.ofVisible(cacheTags).ofOne(row, cacheTags), row::view);
    }
}
