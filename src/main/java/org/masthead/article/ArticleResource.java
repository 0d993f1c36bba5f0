package org.masthead.article;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.masthead.address.Domains;
import org.masthead.change.Change;
import org.masthead.database.Secrets;
import org.masthead.http.Answers;
import org.masthead.http.Freshness;
import org.masthead.http.Page;
import org.masthead.http.PageInfo;
import org.masthead.http.Paging;
import org.masthead.http.ProblemException;
import org.masthead.http.RequestAddress;

/** Reading articles. */
@Path("/v1/articles")
@PermitAll
@Tag(name = "Articles", description = "Published articles: lists, search, one in full.")
public class ArticleResource {

    private final ArticleLists lists;
    private final PublishedArticles published;
    private final ArticleSearch search;
    private final ShowArticles show;
    private final Domains domains;
    private final Secrets secrets;
    private final Answers answers;

    ArticleResource(
            ArticleLists lists,
            PublishedArticles published,
            ArticleSearch search,
            ShowArticles show,
            Domains domains,
            Secrets secrets,
            Answers answers) {
        this.lists = lists;
        this.published = published;
        this.search = search;
        this.show = show;
        this.domains = domains;
        this.secrets = secrets;
        this.answers = answers;
    }

    @GET
    @Operation(
            operationId = "listArticles",
            summary = "List articles",
            description = "What is published and passes all filters, the newest first. With a collection they come in"
                    + " its own order, with q the best matches first, with ids as these are. Page on with page.next.")
    public RestResponse<ArticlePage> articles(
            @Valid @BeanParam ArticleFilter filter,
            @Valid @BeanParam Paging part,
            @Valid @BeanParam ListShape shape,
            @Context UriInfo uri) {
        var query = RequestAddress.of(uri);
        var key = secrets.named("cursor");
        var wanted = new ArticleQuery(filter);
        if (shape.highlight() && !wanted.isSearch()) {
            throw ProblemException.parameter("highlight", "There is nothing to highlight without q.");
        }
        var facets = shape.countedBy();
        var article = shape.shape(domains.ownUrls(shape.domain()), query);
        var paging = filter.named().paged(part, query);
        var place = paging.place(query, key);
        var list = lists.read(wanted, article, place, paging.rows(), facets, answers.isConditional());
        var state = list.state();
        var freshness = Freshness.list(state.tag(), state.nextDue(), ListTags.SHOWN);
        return answers.cacheable(freshness, article.fields(), () -> {
            var matches = list.matches().get();
            var rows = matches.rows();
            var page = Page.of(rows, paging, place, ArticleRow::keys, query, key);
            var isNothing = place == null && rows.isEmpty();
            return new ArticlePage(
                    show.listed(
                            page.data(), article, state.position(), highlights(page.data(), shape, article, wanted)),
                    info(page.page(), wanted, state, shape.total(), isNothing),
                    matches.facets(),
                    facets.isEmpty() ? ListTags.madeOf(wanted, state, page.data()) : null);
        });
    }

    private Map<UUID, Highlights> highlights(
            List<ArticleRow> rows, ListShape shape, ArticleShape article, ArticleQuery wanted) {
        return shape.highlight() && article.fields().wants("highlights")
                ? search.highlights(
                        wanted.words(), rows.stream().map(ArticleRow::liveId).toList())
                : Map.of();
    }

    private PageInfo info(
            PageInfo page, ArticleQuery wanted, ArticleLists.State state, Total total, boolean isNothing) {
        var whole = wanted.isSearch() ? page.asWindow() : page;
        if (wanted.isSearch() && isNothing) {
            whole = whole.withSuggestion(search.suggestion(wanted));
        }
        if (total == null) {
            return whole;
        }
        return whole.withTotal(total == Total.EXACT ? lists.total(wanted, state) : lists.estimate(wanted, state));
    }

    @GET
    @Path("{idOrSlug}")
    @Operation(
            operationId = "readArticle",
            summary = "Read an article",
            description =
                    "By its id or slug. A slug that it had before is answered with 308 to its present one. One that"
                            + " was withdrawn is 410, for legal reasons 451; one that readers never saw is 404.")
    public RestResponse<ArticleView> article(
            @RestPath @Parameter(description = "The id or slug of the article.", example = "river-rises-after-storm")
                    String idOrSlug,
            @BeanParam ViewShape form,
            @Context UriInfo uri) {
        var shape = form.shape(domains.ownUrls(form.domain()), RequestAddress.of(uri));
        // Who may have it already is not sent it for nothing.
        var found = answers.isConditional() ? published.stateOf(idOrSlug) : published.withRow(idOrSlug, shape);
        var state = found.orElseThrow(ProblemException::notFound);
        if (state.isGone()) {
            throw state.gone();
        }
        if (!idOrSlug.equals(state.slug()) && !idOrSlug.equals(state.articleId().toString())) {
            return answers.moved(
                    "/v1/articles/" + state.slug(), state.nextDue(), List.of(Change.tag("article", state.articleId())));
        }
        return answers.cacheable(state.freshness(), shape.fields(), () -> {
            var row = state.row() != null
                    ? state.row()
                    : published.row(state.liveId(), shape).orElseThrow(ProblemException::notFound);
            return show.view(row, shape, state.newest());
        });
    }
}
