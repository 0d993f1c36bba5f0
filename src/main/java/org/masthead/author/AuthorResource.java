package org.masthead.author;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.masthead.address.Domains;
import org.masthead.address.OwnUrls;
import org.masthead.change.Change;
import org.masthead.change.Positions;
import org.masthead.database.Secrets;
import org.masthead.http.Answers;
import org.masthead.http.Page;
import org.masthead.http.Paging;
import org.masthead.http.ProblemException;
import org.masthead.http.RequestAddress;
import org.masthead.image.ImageUse;
import org.masthead.image.ImageView;
import org.masthead.image.Images;
import org.masthead.site.Languages;

/** Reading about authors. */
@Path("/v1/authors")
@PermitAll
@Tag(name = "Authors", description = "The people who write.")
public class AuthorResource {

    private static final List<String> TAGS = List.of("articles", "authors", "editions", "images", Domains.CACHE_TAG);

    private final VisibleAuthors authors;
    private final Images images;
    private final Domains domains;
    private final Positions positions;
    private final Secrets secrets;
    private final Answers answers;

    AuthorResource(
            VisibleAuthors authors,
            Images images,
            Domains domains,
            Positions positions,
            Secrets secrets,
            Answers answers) {
        this.authors = authors;
        this.images = images;
        this.domains = domains;
        this.positions = positions;
        this.secrets = secrets;
        this.answers = answers;
    }

    @GET
    @Operation(
            operationId = "listAuthors",
            summary = "List the authors",
            description = "Those who have written a visible article, each with the number of such articles.")
    public RestResponse<Page<AuthorView>> authors(
            @Valid @BeanParam AuthorFilter filter, @Valid @BeanParam Paging paging, @Context UriInfo uri) {
        var language = Languages.asked(filter.language());
        var urls = domains.ownUrls(filter.domain());
        var query = RequestAddress.of(uri);
        var key = secrets.named("cursor");
        var place = paging.place(query, key);
        return answers.cacheable(positions.ofVisible(TAGS).ofList(TAGS), () -> {
            var rows = authors.matching(filter, language, place, paging.rows());
            var page = Page.of(
                    rows, paging, place, row -> List.of(row.key(), row.id().toString()), query, key);
            return new Page<>(views(page.data(), urls), page.page());
        });
    }

    @GET
    @Path("{idOrSlug}")
    @Operation(
            operationId = "readAuthor",
            summary = "Read about an author",
            description = "By id or slug. A slug that they had before is answered with 308 to the present one. One who"
                    + " has written no visible article is 404.")
    public RestResponse<AuthorView> author(
            @RestPath @Parameter(description = "The id or slug of the author.", example = "jane-doe") String idOrSlug,
            @RestQuery
                    @Parameter(
                            description =
                                    "Language of the texts (BCP 47); the publication's default language when not given.",
                            example = "en")
                    String language,
            @RestQuery @Parameter(description = OwnUrls.PARAMETER, example = "mirror-1") String domain) {
        var urls = domains.ownUrls(domain);
        var row = authors.named(idOrSlug, Languages.asked(language)).orElseThrow(ProblemException::notFound);
        var tag = Change.tag("author", row.id());
        if (!idOrSlug.equals(row.slug()) && !idOrSlug.equals(row.id().toString())) {
            return answers.moved(
                    "/v1/authors/" + row.slug(),
                    positions.ofVisible(List.of(tag)).nextDue(),
                    List.of(tag));
        }
        var cacheTags = new ArrayList<>(List.of(tag, tag + "-articles", "editions", Domains.CACHE_TAG));
        if (row.imageId() != null) {
            cacheTags.add(Change.tag("image", row.imageId()));
        }
        return answers.cacheable(
                positions.ofVisible(cacheTags).ofOne(row, cacheTags),
                () -> views(List.of(row), urls).get(0));
    }

    private List<AuthorView> views(List<VisibleAuthors.Row> rows, OwnUrls urls) {
        var pictures =
                images
                        .shown(rows.stream()
                                .map(VisibleAuthors.Row::imageId)
                                .filter(Objects::nonNull)
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(image -> image.id, Function.identity()));
        return rows.stream()
                .map(row -> new AuthorView(
                        row.id(),
                        row.slug(),
                        row.name(),
                        row.bio(),
                        row.imageId() == null
                                ? null
                                : ImageView.of(
                                        pictures.get(row.imageId()),
                                        new ImageUse(row.imageId(), null, null, null),
                                        row.language(),
                                        urls),
                        row.url(),
                        row.articles(),
                        row.lastPublishedAt()))
                .toList();
    }
}
