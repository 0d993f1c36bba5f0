package org.masthead.importer;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Status;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.masthead.access.Callers;
import org.masthead.access.Roles;
import org.masthead.http.Answers;
import org.masthead.http.Fault;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;

/** Bringing in a saved news page. */
@Path("/v1/newsroom/imports/page")
@RolesAllowed(Roles.CONTRIBUTOR)
@Tag(name = "Newsroom: imports", description = "Bringing in pages and articles from elsewhere, and taking them out.")
public class PageImportResource {

    private final ImportPage importPage;
    private final Callers callers;
    private final Answers answers;

    PageImportResource(ImportPage importPage, Callers callers, Answers answers) {
        this.importPage = importPage;
        this.callers = callers;
        this.answers = answers;
    }

    @POST
    @Consumes({MediaType.TEXT_HTML, MediaType.TEXT_PLAIN})
    @Operation(
            operationId = "importPage",
            summary = "Import a saved news page",
            description = "Takes a page as HTML or as extracted plain text, 8 MB at most, and makes it an article: its"
                    + " breadcrumb becomes sections and collections, the alternate addresses it names become domain drafts"
                    + " (for an admin), navigation and share lines are dropped. 201 for a page that is new; the same page"
                    + " again is a new revision of the same article and 200. One that holds no article is 422.")
    public RestResponse<ImportedPage> page(
            @NotNull @RequestBody(description = "The page as it was saved: HTML, or its text alone.") byte[] page,
            @BeanParam PageImportOptions options,
            @Context HttpHeaders headers) {
        if (options.publish() && !callers.current().is(Roles.PUBLISHER)) {
            throw new ForbiddenException();
        }
        var imported = imported(page, headers.getMediaType(), options);
        if (options.dryRun()) {
            return RestResponse.ok(imported.page());
        }
        var article = imported.article();
        return imported.isNew()
                ? answers.created("/v1/newsroom/articles/" + article.id, article.etag(), imported.page())
                : answers.locked(article.etag(), imported.page());
    }

    private ImportPage.Imported imported(byte[] page, MediaType type, PageImportOptions options) {
        try {
            var html = type.getSubtype().equals("html");
            var text = PageReader.decode(page, type.getParameters().get(MediaType.CHARSET_PARAMETER), html);
            // Before the transaction, unless its answer is to be kept for a repeated request: a large page takes
            // longer to read than a connection should be held.
            var saved = html ? PageReader.html(text, null) : PageReader.text(text);
            return QuarkusTransaction.getStatus() == Status.STATUS_ACTIVE
                    ? importPage.within(saved, options)
                    : importPage.now(saved, options);
        } catch (Undecodable e) {
            throw Problem.of(ProblemCode.MALFORMED_TEXT).detail(e.getMessage()).exception();
        } catch (NotANewsPage e) {
            throw Problem.of(ProblemCode.NO_NEWS_PAGE)
                    .detail(e.getMessage())
                    .faults(e.missing().stream()
                            .map(part -> Fault.at("", "missing-" + part, "must have a " + part))
                            .toList())
                    .exception();
        }
    }
}
