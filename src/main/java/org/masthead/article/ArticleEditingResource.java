package org.masthead.article;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.masthead.access.Callers;
import org.masthead.access.Roles;
import org.masthead.database.Secrets;
import org.masthead.http.Answers;
import org.masthead.http.IfMatch;
import org.masthead.http.MergePatch;
import org.masthead.http.Page;
import org.masthead.http.Paging;
import org.masthead.http.RequestAddress;

/** Writing articles and deciding what readers see of them. */
@Path("/v1/newsroom/articles")
@RolesAllowed(Roles.CONTRIBUTOR)
@Tag(name = "Newsroom: articles", description = "Writing articles and deciding what readers see of them.")
public class ArticleEditingResource {

    private static final String ID = "The id or slug of the article.";
    private static final String ID_EXAMPLE = "river-rises-after-storm";

    private final OpenArticles open;
    private final WorkingCopies found;
    private final EditArticle edit;
    private final EditInBulk bulk;
    private final ShowWorkingCopies show;
    private final Callers callers;
    private final Secrets secrets;
    private final Answers answers;

    ArticleEditingResource(
            OpenArticles open,
            WorkingCopies found,
            EditArticle edit,
            EditInBulk bulk,
            ShowWorkingCopies show,
            Callers callers,
            Secrets secrets,
            Answers answers) {
        this.open = open;
        this.found = found;
        this.edit = edit;
        this.bulk = bulk;
        this.show = show;
        this.callers = callers;
        this.secrets = secrets;
        this.answers = answers;
    }

    @GET
    @Operation(
            operationId = "listAllArticles",
            summary = "List all articles",
            description = "Drafts included, the one changed last first. Contributors see their own.")
    public Page<ArticleSummary> articles(
            @Valid @BeanParam WorkingCopyFilter filter, @Valid @BeanParam Paging part, @Context UriInfo uri) {
        var query = RequestAddress.of(uri);
        var key = secrets.named("cursor");
        var paging = filter.asOfReaders().named().paged(part, query);
        var place = paging.place(query, key);
        var caller = callers.current();
        var rows = found.matching(filter, caller.is(Roles.EDITOR) ? null : caller.id(), place, paging.rows());
        var page = Page.of(rows, paging, place, WorkingCopies.Row::keys, query, key);
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
        var saved = edit.create(draft);
        return answers.created(
                "/v1/newsroom/articles/" + saved.article().id,
                saved.article().etag(),
                show.of(saved.article(), saved.warnings()));
    }

    @POST
    @Path("bulk")
    @Operation(
            operationId = "bulkArticles",
            summary = "Change several articles at once",
            description =
                    "Up to 100 operations, each by the rules, roles and locks of its own request. With atomic all or"
                            + " nothing: the first that fails undoes all, and is the refusal of the whole, with its place"
                            + " such as /operations/3/body/headline; what cannot even be read is told of all at once, and"
                            + " an article that there is not is a 422. Else each in a transaction of its own, and 200 with"
                            + " what became of each; those for which 20 seconds do not suffice are 503. 1 MB at most.")
    public BulkResults bulk(@NotNull @Valid ArticleBulk wanted) {
        return new BulkResults(
                wanted.isAtomic() ? bulk.allOrNothing(wanted.operations()) : bulk.each(wanted.operations()));
    }

    @GET
    @Path("{id}")
    @Operation(
            operationId = "readWorkingCopy",
            summary = "Read the working copy of an article",
            description = "Its ETag is the lock for changes.")
    public RestResponse<WorkingCopy> article(@RestPath @Parameter(description = ID, example = ID_EXAMPLE) String id) {
        var article = open.find(id);
        return answers.locked(article.etag(), show.of(article, List.of()));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Transactional
    @Operation(
            operationId = "changeArticle",
            summary = "Change the working copy of an article",
            description = "What is named is changed, what is null is taken away. Readers see nothing of it before it is"
                    + " published. Every change is a revision; one that changes nothing is none. Of a body given"
                    + " as bodyHtml or bodyMarkdown, blocks that are still the same keep their ids. 412 names the"
                    + " members that others changed.")
    public RestResponse<WorkingCopy> change(
            @RestPath @Parameter(description = ID, example = ID_EXAMPLE) String id,
            @BeanParam IfMatch lock,
            @RequestBody(content = @Content(schema = @Schema(implementation = ArticleDraft.class))) @NotNull
                    MergePatch patch) {
        var saved = edit.change(id, lock, patch);
        return answers.locked(saved.article().etag(), show.of(saved.article(), saved.warnings()));
    }

    @POST
    @Path("{id}/transitions")
    @Transactional
    @Operation(
            operationId = "transitionArticle",
            summary = "Publish, schedule or withdraw an article, or bring it on its way",
            description =
                    "Publishing needs a headline, a section and a block with text, and answers all that is missing"
                            + " at once. What is scheduled comes and goes by the clock alone. A step that the present"
                            + " state does not allow is a 409 with those that it does. Contributors bring their own"
                            + " articles to writing and review, editors any also to ready, publishers anywhere.")
    public RestResponse<WorkingCopy> transition(
            @RestPath @Parameter(description = ID, example = ID_EXAMPLE) String id,
            @BeanParam IfMatch lock,
            @NotNull @Valid Transition transition) {
        var article = edit.transition(id, lock, transition);
        return answers.locked(article.etag(), show.of(article, List.of()));
    }

    @DELETE
    @Path("{id}")
    @Transactional
    @Operation(
            operationId = "removeArticle",
            summary = "Remove an article",
            description = "From readers it is withdrawn, which takes a publisher: they are told that it is gone (410)."
                    + " One that they never saw does not exist for them, as before. It waits to be restored, and"
                    + " keeps its slugs. Contributors remove own articles that readers never saw and that are not"
                    + " scheduled, editors any.")
    public void remove(
            @RestPath @Parameter(description = ID, example = ID_EXAMPLE) String id, @BeanParam IfMatch lock) {
        edit.remove(id, lock);
    }

    @POST
    @Path("{id}/restoration")
    @Transactional
    @Operation(
            operationId = "restoreArticle",
            summary = "Restore a removed article",
            description = "It can be worked on again. Readers see it once it is published again. Contributors restore"
                    + " own articles that readers never saw, editors any.")
    public RestResponse<WorkingCopy> restore(
            @RestPath @Parameter(description = ID, example = ID_EXAMPLE) String id, @BeanParam IfMatch lock) {
        var article = edit.restore(id, lock);
        return answers.locked(article.etag(), show.of(article, List.of()));
    }
}
