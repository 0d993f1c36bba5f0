package org.masthead.importer;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.masthead.access.Roles;
import org.masthead.article.ExportArticles;
import org.masthead.article.WorkingCopyFilter;
import org.masthead.database.JsonColumns;
import org.masthead.job.AskForJob;
import org.masthead.job.JobView;

/** Taking out many articles at once. */
@Path("/v1/newsroom/exports")
@RolesAllowed(Roles.ADMIN)
@Tag(name = "Newsroom: imports", description = "Bringing in pages and articles from elsewhere, and taking them out.")
public class ArticleExportResource {

    private final AskForJob ask;
    private final ExportArticles articles;

    ArticleExportResource(AskForJob ask, ExportArticles articles) {
        this.ask = ask;
        this.articles = articles;
    }

    @POST
    @Transactional
    @Operation(
            operationId = "exportArticles",
            summary = "Export articles",
            description =
                    "All of them, or those that the filters of the newsroom's list choose, one a line in the shape"
                            + " that an import takes, in the order of creation. What readers see is written as they see it, with"
                            + " its status, the others are drafts. It is done as a job, whose result is the file; an article is"
                            + " as it is when its line is written.")
    public RestResponse<JobView> articles(@Valid @BeanParam WorkingCopyFilter filter) throws IOException {
        articles.check(filter);
        var job = ask.of(ArticleExport.KIND, JsonColumns.value(JsonColumns.text(filter), JsonNode.class), null, null);
        return RestResponse.ResponseBuilder.create(RestResponse.Status.ACCEPTED, JobView.of(job, true))
                .header("Location", JobView.path(job.id()))
                .build();
    }
}
