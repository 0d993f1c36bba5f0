package org.masthead.article;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.masthead.access.Callers;
import org.masthead.access.Roles;
import org.masthead.database.Secrets;
import org.masthead.http.Answers;
import org.masthead.http.IfMatch;
import org.masthead.http.Page;
import org.masthead.http.Paging;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;
import org.masthead.http.ProblemException;
import org.masthead.http.RequestAddress;

/** Writing articles and deciding what readers see of them. */
@Path("/v1/newsroom/articles")
@RolesAllowed(Roles.CONTRIBUTOR)
@Tag(name = "Newsroom: articles", description = "Writing articles and deciding what readers see of them.")
public class ArticleEditingResource {

    private final Articles articles;
    private final SaveArticle save;
    private final PublishArticle publish;
    private final WithdrawArticle withdraw;
    private final ShowWorkingCopies show;
    private final Callers callers;
    private final Secrets secrets;
    private final Answers answers;

    ArticleEditingResource(
            Articles articles,
            SaveArticle save,
            PublishArticle publish,
            WithdrawArticle withdraw,
            ShowWorkingCopies show,
            Callers callers,
            Secrets secrets,
            Answers answers) {
        this.articles = articles;
        this.save = save;
        this.publish = publish;
        this.withdraw = withdraw;
        this.show = show;
        this.callers = callers;
        this.secrets = secrets;
        this.answers = answers;
    }

    @GET
    @Operation(
            operationId = "listAllArticles",
            summary = "List all articles",
            description = "Drafts included, the one saved last first. Contributors see their own.")
    public Page<ArticleSummary> articles(@Valid @BeanParam Paging paging, @Context UriInfo uri) {
        var query = RequestAddress.of(uri);
        var key = secrets.named("cursor");
        var place = paging.place(query, key);
        var caller = callers.current();
        var rows = articles.lastSaved(caller.is(Roles.EDITOR) ? null : caller.name(), place, paging.rows());
        var page = Page.of(rows, paging, place, Articles.Row::keys, query, key);
        return new Page<>(show.summaries(page.data()), page.page());
    }

    @POST
    @Transactional
    @Operation(
            operationId = "createArticle",
            summary = "Write a new article",
            description =
                    "Makes a draft, which readers don't see. Everything may be missing: what readers need is asked"
                            + " for when it is published.")
    public RestResponse<WorkingCopy> create(@NotNull @Valid ArticleDraft draft) {
        var saved = save.create(draft);
        return answers.created(
                "/v1/newsroom/articles/" + saved.article().id,
                saved.article().etag(),
                show.of(saved.article(), saved.warnings()));
    }

    @GET
    @Path("{id}")
    @Operation(
            operationId = "readWorkingCopy",
            summary = "Read the working copy of an article",
            description = "Its ETag is the lock for changes.")
    public RestResponse<WorkingCopy> article(
            @RestPath @Parameter(description = "The id or slug of the article.", example = "river-rises-after-storm")
                    String id) {
        var article = find(id);
        return answers.locked(article.etag(), show.of(article, List.of()));
    }

    @POST
    @Path("{id}/transitions")
    @RolesAllowed(Roles.PUBLISHER)
    @Transactional
    @Operation(
            operationId = "transitionArticle",
            summary = "Publish or withdraw an article",
            description =
                    "Publishing needs a headline, a section and a block with text, and answers all that is missing"
                            + " at once. Needs If-Match with the ETag of the working copy.")
    public RestResponse<WorkingCopy> transition(
            @RestPath @Parameter(description = "The id or slug of the article.", example = "river-rises-after-storm")
                    String id,
            @BeanParam IfMatch lock,
            @NotNull @Valid Transition transition) {
        var article = find(id);
        articles.lock(article);
        lock.require(article.etag());
        switch (transition.to()) {
            case PUBLISHED -> publish.now(article, Boolean.TRUE.equals(transition.minor()));
            case WITHDRAWN -> {
                requirePublic(article);
                withdraw.now(article, transition.reasonOrOther(), transition.publicNote());
            }
        }
        articles.flush();
        return answers.locked(article.etag(), show.of(article, List.of()));
    }

    /** What a caller may not see does not exist for them. */
    private Article find(String idOrSlug) {
        return articles.idOf(idOrSlug)
                .map(articles::findById)
                .filter(article -> article.isOpenTo(callers.current()))
                .orElseThrow(ProblemException::notFound);
    }

    private static void requirePublic(Article article) {
        if (!article.wasPublic()) {
            throw Problem.of(ProblemCode.INVALID_TRANSITION)
                    .detail("Readers have never seen this article. From here it can go to: published.")
                    .exception();
        }
    }
}
