package org.masthead.importer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.masthead.access.Roles;
import org.masthead.http.Fault;
import org.masthead.http.ProblemException;
import org.masthead.http.Upload;
import org.masthead.job.AskForJob;
import org.masthead.job.JobView;

/** Bringing in many articles at once. */
@Path("/v1/newsroom/imports/articles")
@RolesAllowed(Roles.EDITOR)
@Tag(name = "Newsroom: imports", description = "Bringing in pages and articles from elsewhere, and taking them out.")
public class ArticleImportResource {

    private final AskForJob ask;
    private final CurrentVertxRequest current;

    ArticleImportResource(AskForJob ask, CurrentVertxRequest current) {
        this.ask = ask;
        this.current = current;
    }

    @POST
    @Consumes("application/x-ndjson")
    @Transactional
    @Operation(
            operationId = "importArticles",
            summary = "Import many articles",
            description = "Takes lines of JSON, each an article as it is written (ArticleDraft), with id, status and"
                    + " updatedAt beside it, 1 GB in all and 1 MB each. It is done as a job; Location says where to read"
                    + " how far it has come. A line that is wrong is among the job's errors, and the others go in. A line"
                    + " may name articles of lines before it; ids of articles that are not there yet are left out of it,"
                    + " which is among the errors. Published lines need the role publisher. Readers see what is published"
                    + " at once; of a hundred and more, searches find it soon after the job is done.")
    @RequestBody(
            description = "Articles as JSON, one a line.",
            content =
                    @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = ImportedLine.class)))
    public RestResponse<JobView> articles(@BeanParam ArticleImportOptions options) throws IOException {
        var lines = Upload.of(current.getCurrent())
                .orElseThrow(() -> ProblemException.validation(Fault.at("", "empty", "must have at least one line")));
        var job = ask.of(
                ArticleImport.KIND,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("onConflict", options.onConflict().text())
                        .put("dryRun", options.dryRun()),
                lines.file(),
                lines.bytes());
        return RestResponse.ResponseBuilder.create(RestResponse.Status.ACCEPTED, JobView.of(job, true))
                .header("Location", JobView.path(job.id()))
                .build();
    }
}
