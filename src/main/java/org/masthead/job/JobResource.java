package org.masthead.job;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpMethod;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.masthead.access.Callers;
import org.masthead.access.Roles;
import org.masthead.database.Ids;
import org.masthead.database.Secrets;
import org.masthead.http.Page;
import org.masthead.http.Paging;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;
import org.masthead.http.ProblemException;
import org.masthead.http.RequestAddress;

/** Long work: how far it has come, what was wrong, what came of it. Everyone sees their own, admins see all. */
@Path("/v1/newsroom/jobs")
@RolesAllowed(Roles.EDITOR)
@Tag(name = "Newsroom: jobs", description = "Long work: how far it has come, what was wrong, what came of it.")
public class JobResource {

    private static final String ID = "The id of the job.";
    private static final String SOME_ID = "0199c0de-7a1b-7c2d-8e3f-405162738495";

    private final Jobs jobs;
    private final JobErrors errors;
    private final JobFiles files;
    private final Callers callers;
    private final CancelJob cancel;
    private final Secrets secrets;
    private final CurrentVertxRequest current;

    JobResource(
            Jobs jobs,
            JobErrors errors,
            JobFiles files,
            Callers callers,
            CancelJob cancel,
            Secrets secrets,
            CurrentVertxRequest current) {
        this.jobs = jobs;
        this.errors = errors;
        this.files = files;
        this.callers = callers;
        this.cancel = cancel;
        this.secrets = secrets;
        this.current = current;
    }

    @GET
    @Operation(
            operationId = "listJobs",
            summary = "List jobs",
            description = "Those asked for last first: one's own, to admins all. They are told of for 30 days.")
    public Page<JobView> jobs(
            @RestQuery @Parameter(description = "Only jobs that are this far.", example = "running") JobStatus status,
            @Valid @BeanParam Paging paging,
            @Context UriInfo uri) {
        var query = RequestAddress.of(uri);
        var key = secrets.named("cursor");
        var place = paging.place(query, key);
        var caller = callers.current();
        var found = jobs.newest(status, caller.is(Roles.ADMIN) ? null : caller.id(), place, paging.rows());
        return Page.of(
                        found,
                        paging,
                        place,
                        job -> List.of(job.createdAt().toString(), job.id().toString()),
                        query,
                        key)
                .map(this::view);
    }

    @GET
    @Path("{id}")
    @Operation(
            operationId = "readJob",
            summary = "Read how far a job has come",
            description = "Ask again every second or so until it is done, failed or cancelled.")
    public JobView job(@RestPath @Parameter(description = ID, example = SOME_ID) String id) {
        return view(find(id));
    }

    @POST
    @Path("{id}/cancellation")
    @Transactional
    @Operation(
            operationId = "cancelJob",
            summary = "Cancel a job",
            description = "It ends within about a second; what is done by then stays done. One that is over is a 409.")
    public JobView cancel(@RestPath @Parameter(description = ID, example = SOME_ID) String id) {
        var job = find(id);
        if (job.status().isOver()) {
            throw Problem.of(ProblemCode.CONFLICT)
                    .detail("The job is " + job.status().text() + ": only one that waits or runs can be cancelled.")
                    .exception();
        }
        return view(cancel.now(job));
    }

    @GET
    @Path("{id}/errors")
    @Operation(
            operationId = "listJobErrors",
            summary = "List what is wrong with lines",
            description = "In the order of the lines, as far as the job has come. The first 10,000 are kept.")
    public Page<JobError> errors(
            @RestPath @Parameter(description = ID, example = SOME_ID) String id,
            @Valid @BeanParam Paging paging,
            @Context UriInfo uri) {
        var query = RequestAddress.of(uri);
        var key = secrets.named("cursor");
        var place = paging.place(query, key);
        return Page.of(
                        errors.of(find(id).id(), place, paging.rows()),
                        paging,
                        place,
                        JobErrors.Placed::keys,
                        query,
                        key)
                .map(JobErrors.Placed::error);
    }

    /** Sent by the event loop straight from the disk, so that no worker waits for a slow reader. */
    @GET
    @Path("{id}/result")
    @Blocking
    @Operation(
            operationId = "readJobResult",
            summary = "Read the file that came of a job",
            description = "For seven days after it is done, or until ten later ones are there; then, and before it is"
                    + " done, 404. Of several services that share no data folder, the one that did the job has it.")
    @APIResponse(
            responseCode = "200",
            description = "The file.",
            content =
                    @Content(
                            mediaType = "application/x-ndjson",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public CompletionStage<RestResponse<Void>> result(
            @RestPath @Parameter(description = ID, example = SOME_ID) String id) {
        var job = find(id);
        var file = files.result(job.id());
        if (job.status() != JobStatus.DONE || job.resultBytes() == null || !Files.exists(file)) {
            throw ProblemException.notFound();
        }
        var request = current.getCurrent().request();
        var response = request.response()
                .putHeader("Content-Type", "application/x-ndjson")
                .putHeader("Content-Disposition", "attachment; filename=\"" + job.kind() + "-" + job.id() + ".ndjson\"")
                .putHeader("Content-Length", job.resultBytes().toString());
        var sent = request.method() == HttpMethod.HEAD
                ? response.end()
                : response.sendFile(file.toString(), 0, job.resultBytes());
        // One who goes away in the middle has nobody to be told.
        return sent.otherwiseEmpty().<RestResponse<Void>>map(end -> null).toCompletionStage();
    }

    private Job find(String id) {
        var caller = callers.current();
        return Ids.parse(id)
                .flatMap(jobs::byId)
                .filter(job -> caller.is(Roles.ADMIN) || job.askedBy().equals(caller.id()))
                .orElseThrow(ProblemException::notFound);
    }

    private JobView view(Job job) {
        return JobView.of(job, errors.keepsAll(job.id()));
    }
}
