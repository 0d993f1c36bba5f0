package org.masthead.image;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
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
import org.masthead.database.Ids;
import org.masthead.database.Secrets;
import org.masthead.http.Answers;
import org.masthead.http.Page;
import org.masthead.http.Paging;
import org.masthead.http.ProblemException;
import org.masthead.http.RequestAddress;
import org.masthead.site.Editions;
import org.masthead.site.Languages;

/** Reading about pictures. */
@Path("/v1/images")
@PermitAll
@Tag(name = "Images", description = "Pictures that something visible shows.")
public class ImageResource {

    private static final String LANGUAGE =
            "Language of the texts (BCP 47); the publication's default language when not given.";
    private static final List<String> TAGS = List.of("images", "articles", "site", "editions", Domains.CACHE_TAG);

    private final VisibleImages images;
    private final Editions editions;
    private final Domains domains;
    private final Positions positions;
    private final Secrets secrets;
    private final Answers answers;

    ImageResource(
            VisibleImages images,
            Editions editions,
            Domains domains,
            Positions positions,
            Secrets secrets,
            Answers answers) {
        this.images = images;
        this.editions = editions;
        this.domains = domains;
        this.positions = positions;
        this.secrets = secrets;
        this.answers = answers;
    }

    @GET
    @Operation(
            operationId = "listImages",
            summary = "List the pictures",
            description = "Those that something visible shows, the newest first, with their own texts; an article may"
                    + " show a picture with others.")
    public RestResponse<Page<ImagePage>> images(
            @RestQuery @Parameter(description = LANGUAGE, example = "en") String language,
            @RestQuery @Parameter(description = OwnUrls.PARAMETER, example = "mirror-1") String domain,
            @Valid @BeanParam Paging paging,
            @Context UriInfo uri) {
        var texts = Languages.asked(language);
        var urls = domains.ownUrls(domain);
        var query = RequestAddress.of(uri);
        var key = secrets.named("cursor");
        var place = paging.place(query, key);
        return answers.cacheable(positions.ofVisible(TAGS).ofList(TAGS), () -> {
            var inLanguage = texts == null ? editions.byDefault().language : texts;
            return Page.of(images.newest(place, paging.rows()), paging, place, VisibleImages::keys, query, key)
                    .map(image -> ImagePage.of(image, inLanguage, urls));
        });
    }

    @GET
    @Path("{id}")
    @Operation(
            operationId = "readImage",
            summary = "Read about a picture",
            description = "All that is known of it. One that nothing visible shows is 404.")
    public RestResponse<ImagePage> image(
            @RestPath
                    @Parameter(description = "The id of the picture.", example = "0199c0de-7a1b-7c2d-8e3f-405162738495")
                    String id,
            @RestQuery @Parameter(description = LANGUAGE, example = "en") String language,
            @RestQuery @Parameter(description = OwnUrls.PARAMETER, example = "mirror-1") String domain) {
        var texts = Languages.asked(language);
        var urls = domains.ownUrls(domain);
        var image = Ids.parse(id).flatMap(images::withId).orElseThrow(ProblemException::notFound);
        var tags = List.of(tag(image.id), "site", "editions", Domains.CACHE_TAG);
        return answers.cacheable(
                positions.ofVisible(tags).ofOne(image.id + " " + image.lockVersion, tags),
                () -> ImagePage.of(image, texts == null ? editions.byDefault().language : texts, urls));
    }

    static String tag(UUID id) {
        return Change.tag("image", id);
    }
}
