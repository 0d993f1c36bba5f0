package org.masthead.article;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.masthead.access.Roles;
import org.masthead.database.Secrets;
import org.masthead.http.Answers;
import org.masthead.http.IfMatch;
import org.masthead.http.Page;
import org.masthead.http.Paging;
import org.masthead.http.ProblemException;
import org.masthead.http.RequestAddress;

/** What an article was at each save. */
@Path("/v1/newsroom/articles/{id}/revisions")
@RolesAllowed(Roles.CONTRIBUTOR)
@Tag(name = "Newsroom: revisions", description = "What an article was at each save.")
public class ArticleRevisionsResource {

    private static final String ID = "The id or slug of the article.";
    private static final String ID_EXAMPLE = "river-rises-after-storm";
    private static final String NUMBER = "The number of the revision, from 1.";

    private final OpenArticles open;
    private final Articles articles;
    private final SaveArticle save;
    private final CompareRevisions compare;
    private final ShowWorkingCopies show;
    private final Secrets secrets;
    private final Answers answers;

    ArticleRevisionsResource(
            OpenArticles open,
            Articles articles,
            SaveArticle save,
            CompareRevisions compare,
            ShowWorkingCopies show,
            Secrets secrets,
            Answers answers) {
        this.open = open;
        this.articles = articles;
        this.save = save;
        this.compare = compare;
        this.show = show;
        this.secrets = secrets;
        this.answers = answers;
    }

    /** A save of an article: who, when, why. */
    @Schema(description = "A save of an article: who, when, why.")
    public record RevisionSummary(
            @Schema(description = "Its number, from 1.", examples = "3")
            int number,

            @Schema(description = "When it was saved (RFC 3339, UTC).", examples = "2026-03-01T06:30:00Z")
            Instant createdAt,

            @Schema(description = "Who saved it.", examples = "Jane Doe")
            String createdBy,

            @Schema(description = "Why, or null.", examples = "Numbers checked", nullable = true)
            String note,

            @Schema(
                    description = "The headline as it was, or null.",
                    examples = "River rises after the storm",
                    nullable = true)
            String headline) {

        static RevisionSummary of(Revision revision) {
            return new RevisionSummary(
                    revision.number,
                    revision.createdAt,
                    revision.createdBy,
                    revision.note,
                    revision.content.headline());
        }
    }

    /** What differs between two revisions. */
    @Schema(description = "What differs between two revisions.")
    public record RevisionComparison(
            @Schema(description = "Number of the one before.", examples = "2")
            int from,

            @Schema(description = "Number of the one after.", examples = "3")
            int to,

            @Schema(description = "The members that differ, as a draft has them.")
            List<CompareRevisions.Difference> differences) {}

    @GET
    @Operation(
            operationId = "listRevisions",
            summary = "List the revisions of an article",
            description = "Every save, the last one first.")
    public Page<RevisionSummary> revisions(
            @RestPath @Parameter(description = ID, example = ID_EXAMPLE) String id,
            @Valid @BeanParam Paging paging,
            @Context UriInfo uri) {
        var article = open.find(id);
        var query = RequestAddress.of(uri);
        var key = secrets.named("cursor");
        var place = paging.place(query, key);
        var rows = articles.revisions(article, place, paging.rows());
        var page = Page.of(rows, paging, place, row -> List.of(String.valueOf(row.number)), query, key);
        return new Page<>(page.data().stream().map(RevisionSummary::of).toList(), page.page());
    }

    @GET
    @Path("{number}")
    @Operation(
            operationId = "readRevision",
            summary = "Read a revision of an article",
            description = "The article as it was saved then; status and stage are those of now.")
    public WorkingCopy revision(
            @RestPath @Parameter(description = ID, example = ID_EXAMPLE) String id,
            @RestPath @Parameter(description = NUMBER, example = "2") int number) {
        var article = open.find(id);
        return show.of(article, revision(article, number), List.of());
    }

    @GET
    @Path("{number}/comparison")
    @Operation(
            operationId = "compareRevisions",
            summary = "Compare two revisions of an article",
            description = "What differs between this one and another, by default the working copy.")
    public RevisionComparison comparison(
            @RestPath @Parameter(description = ID, example = ID_EXAMPLE) String id,
            @RestPath @Parameter(description = NUMBER, example = "2") int number,
            @RestQuery
                    @Min(value = 1, message = "must be 1 or more")
                    @Parameter(
                            description = "The number of the other one; that of the working copy when absent.",
                            example = "3")
                    Integer with) {
        var article = open.find(id);
        var from = revision(article, number);
        var to = revision(article, with == null ? article.revision : with);
        return new RevisionComparison(from.number, to.number, compare.between(article, from, to));
    }

    @POST
    @Path("{number}/restoration")
    @Transactional
    @Operation(
            operationId = "restoreRevision",
            summary = "Make a revision the working copy again",
            description =
                    "As a new revision; those in between stay. Readers see nothing of it before it is published. Labels"
                            + " that were deleted since are left out; a picture that was is a 422.")
    public RestResponse<WorkingCopy> restore(
            @RestPath @Parameter(description = ID, example = ID_EXAMPLE) String id,
            @RestPath @Parameter(description = NUMBER, example = "2") int number,
            @BeanParam IfMatch lock) {
        var article = open.lock(id, lock);
        var earlier = show.draft(article, revision(article, number), true, "Revision " + number + " again");
        var saved = save.change(article, earlier);
        return answers.locked(article.etag(), show.of(article, saved.warnings()));
    }

    private Revision revision(Article article, int number) {
        var revision = articles.revision(article, number);
        if (revision == null) {
            throw ProblemException.notFound();
        }
        return revision;
    }
}
