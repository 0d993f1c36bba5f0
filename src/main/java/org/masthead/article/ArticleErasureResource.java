package org.masthead.article;

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

/** Erasing an article: the one act of the newsroom that cannot be undone. */
@Path("/v1/newsroom/articles/{id}/erasure")
@RolesAllowed(Roles.ADMIN)
@Tag(name = "Newsroom: articles")
public class ArticleErasureResource {

    private final OpenArticles open;
    private final EraseArticle erase;

    ArticleErasureResource(OpenArticles open, EraseArticle erase) {
        this.open = open;
        this.erase = erase;
    }

    @POST
    @Transactional
    @TransactionConfiguration(timeout = 60)
    @Operation(
            operationId = "eraseArticle",
            summary = "Erase an article for good",
            description = "Empties all its revisions and takes away what readers saw, its addresses, the words that it"
                    + " was found by, pictures that nothing else shows or names with their files, notes about it, and"
                    + " answers remembered for retries. What stays is that there was one, when it was saved and by whom,"
                    + " and for readers of one that was public 410, with the reason legal 451, under all its past"
                    + " addresses. Tags, authors and the like stay: they are kept by themselves. It cannot be undone.")
    public void erase(
            @RestPath @Parameter(description = "The id or slug of the article.", example = "river-rises-after-storm")
                    String id,
            @BeanParam IfMatch lock,
            @NotNull @Valid Erasure erasure) {
        erase.now(open.lockRemoved(id, lock), erasure);
    }
}
