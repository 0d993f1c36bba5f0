package org.masthead.collection;

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

/** Reading about curated lists. */
@Path("/v1/collections")
@PermitAll
@Tag(name = "Collections", description = "Curated lists of articles, such as Editor's Choice.")
public class CollectionResource {

    private static final String LANGUAGE =
            "Language of the names (BCP 47); the publication's default language when not given.";
    private static final List<String> TAGS = List.of("collections", "articles", "editions");

    private final VisibleCollections collections;
    private final Positions positions;
    private final Secrets secrets;
    private final Answers answers;

    CollectionResource(VisibleCollections collections, Positions positions, Secrets secrets, Answers answers) {
        this.collections = collections;
        this.positions = positions;
        this.secrets = secrets;
        this.answers = answers;
    }

    @GET
    @Operation(
            operationId = "listCollections",
            summary = "List the collections",
            description = "Those that are within their window, in the order of their slugs.")
    public RestResponse<Page<CollectionView>> collections(
            @RestQuery @Parameter(description = LANGUAGE, example = "en") String language,
            @Valid @BeanParam Paging paging,
            @Context UriInfo uri) {
        var names = Languages.asked(language);
        var query = RequestAddress.of(uri);
        var key = secrets.named("cursor");
        var place = paging.place(query, key);
        return answers.cacheable(
                positions.ofVisible(TAGS).ofList(TAGS),
                () -> Page.of(
                        collections.bySlug(names, place, paging.rows()),
                        paging,
                        place,
                        collection -> List.of(collection.slug()),
                        query,
                        key));
    }

    @GET
    @Path("{idOrSlug}")
    @Operation(
            operationId = "readCollection",
            summary = "Read about a collection",
            description = "By its id or slug. One that is not within its window is 404.")
    public RestResponse<CollectionView> collection(
            @RestPath @Parameter(description = "The id or slug of the collection.", example = "editors-choice")
                    String idOrSlug,
            @RestQuery @Parameter(description = LANGUAGE, example = "en") String language) {
        var found = collections.named(idOrSlug, Languages.asked(language)).orElseThrow(ProblemException::notFound);
        var tags = List.of(Change.tag("collection", found.id()), "articles", "editions");
        return answers.cacheable(positions.ofVisible(tags).ofOne(found, tags), () -> found);
    }
}
