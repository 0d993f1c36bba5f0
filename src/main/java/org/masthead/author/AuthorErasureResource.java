package org.masthead.author;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.masthead.access.Erasure;
import org.masthead.access.Roles;
import org.masthead.http.IfMatch;
import org.masthead.http.ProblemException;

/** Erasing what is told of a person. */
@Path("/v1/newsroom/authors/{id}/erasure")
@RolesAllowed(Roles.ADMIN)
@Tag(name = "Newsroom: authors")
public class AuthorErasureResource {

    private final Authors authors;
    private final EraseAuthor erase;

    AuthorErasureResource(Authors authors, EraseAuthor erase) {
        this.authors = authors;
        this.erase = erase;
    }

    @POST
    @Transactional
    @TransactionConfiguration(timeout = 60)
    @Operation(
            operationId = "eraseAuthor",
            summary = "Erase an author for good",
            description = "Takes away their name, slugs, what is told of them, their picture with its file when nothing"
                    + " else shows it, notes about them, and answers remembered for retries that name them. Their"
                    + " articles stay, without them: as authors they are taken off what readers see and off every"
                    + " revision, and so are bylines that name them. What the text of articles says of them stays, as do"
                    + " the names of keys and what the audit tells by them. It cannot be undone.")
    public void erase(
            @RestPath
                    @Parameter(
                            description = "The id of the author, or a slug that they have or had.",
                            example = "jane-doe")
                    String id,
            @BeanParam IfMatch lock,
            @NotNull @Valid Erasure erasure) {
        var author = authors.idOf(id).flatMap(authors::locked).orElseThrow(ProblemException::notFound);
        author.requireNotErased();
        lock.require(author.etag());
        erase.now(author, erasure);
    }
}
