package org.masthead.author;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.masthead.access.Roles;
import org.masthead.database.Secrets;
import org.masthead.http.Answers;
import org.masthead.http.IfMatch;
import org.masthead.http.MergePatch;
import org.masthead.http.Page;
import org.masthead.http.Paging;
import org.masthead.http.Patches;
import org.masthead.http.ProblemException;
import org.masthead.http.RequestAddress;
import org.masthead.site.Editions;

/** Keeping what is told of the people who write. */
@Path("/v1/newsroom/authors")
@RolesAllowed(Roles.EDITOR)
@Tag(name = "Newsroom: authors", description = "Keeping what is told of the people who write.")
public class AuthorEditingResource {

    private static final String ID = "The id of the author, or a slug that they have or had.";

    private final Authors authors;
    private final ChangeAuthors change;
    private final Editions editions;
    private final Patches patches;
    private final Secrets secrets;
    private final Answers answers;

    AuthorEditingResource(
            Authors authors,
            ChangeAuthors change,
            Editions editions,
            Patches patches,
            Secrets secrets,
            Answers answers) {
        this.authors = authors;
        this.change = change;
        this.editions = editions;
        this.patches = patches;
        this.secrets = secrets;
        this.answers = answers;
    }

    @GET
    @RolesAllowed(Roles.CONTRIBUTOR)
    @Operation(
            operationId = "listAllAuthors",
            summary = "List all authors",
            description = "In the order of their names, those without a published article included.")
    public Page<AuthorEditingView> authors(
            @RestQuery
                    @Size(max = 120, message = "must be 120 characters at most")
                    @Parameter(
                            description = "Only authors whose name begins so; case and accents don't count.",
                            example = "jan")
                    String q,
            @Valid @BeanParam Paging paging,
            @Context UriInfo uri) {
        var query = RequestAddress.of(uri);
        var key = secrets.named("cursor");
        var place = paging.place(query, key);
        var page = Page.of(authors.matching(q, place, paging.rows()), paging, place, Authors.Row::keys, query, key);
        var listed = authors.withIds(page.data().stream().map(Authors.Row::id).toList()).stream()
                .collect(Collectors.toMap(author -> author.id, Function.identity()));
        var language = language();
        return page.map(row -> AuthorEditingView.of(listed.get(row.id()), language, row.articles()));
    }

    @POST
    @Transactional
    @Operation(
            operationId = "createAuthor",
            summary = "Make an author",
            description = "Readers see them once there is an article by them that they see. A slug that another author"
                    + " has or had is a 409.")
    public RestResponse<AuthorEditingView> create(@NotNull @Valid AuthorDraft draft) {
        var author = change.create(draft, language());
        return answers.created("/v1/newsroom/authors/" + author.id, author.etag(), view(author));
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Roles.CONTRIBUTOR)
    @Operation(
            operationId = "readAuthorToEdit",
            summary = "Read what is told of an author",
            description = "Its ETag is the lock for changes.")
    public RestResponse<AuthorEditingView> author(
            @RestPath @Parameter(description = ID, example = "jane-doe") String id) {
        var author = authors.idOf(id).map(authors::findById).orElseThrow(ProblemException::notFound);
        author.requireNotErased();
        return answers.locked(author.etag(), view(author));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Transactional
    @Operation(
            operationId = "changeAuthor",
            summary = "Change what is told of an author",
            description = "Names the members that change. Readers see it at once; a slug that they had before goes on"
                    + " leading to them. A slug that another author has or had is a 409.")
    public RestResponse<AuthorEditingView> change(
            @RestPath @Parameter(description = ID, example = "jane-doe") String id,
            @BeanParam IfMatch lock,
            @RequestBody(content = @Content(schema = @Schema(implementation = AuthorDraft.class))) @NotNull
                    MergePatch patch) {
        var author = locked(id, lock);
        change.change(author, patches.applied(patch, AuthorDraft.of(author, language())), language());
        return answers.locked(author.etag(), view(author));
    }

    @DELETE
    @Path("{id}")
    @Transactional
    @Operation(
            operationId = "deleteAuthor",
            summary = "Delete an author",
            description = "One whom readers' articles or working copies name is a 409; past revisions forget them.")
    public void delete(
            @RestPath @Parameter(description = ID, example = "jane-doe") String id, @BeanParam IfMatch lock) {
        change.delete(locked(id, lock));
    }

    private Author locked(String id, IfMatch lock) {
        var author = authors.idOf(id).flatMap(authors::locked).orElseThrow(ProblemException::notFound);
        author.requireNotErased();
        lock.require(author.etag());
        return author;
    }

    private AuthorEditingView view(Author author) {
        return AuthorEditingView.of(author, language(), authors.articles(author.id));
    }

    private String language() {
        return editions.byDefault().language;
    }
}
