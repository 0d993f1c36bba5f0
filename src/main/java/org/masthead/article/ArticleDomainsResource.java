package org.masthead.article;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.masthead.access.Audit;
import org.masthead.access.Roles;
import org.masthead.change.Change;
import org.masthead.change.ChangeLog;
import org.masthead.http.Answers;
import org.masthead.http.Fault;
import org.masthead.http.IfMatch;
import org.masthead.http.ProblemException;

/** Keeping an article off some of the publication's domains. */
@Path("/v1/newsroom/articles/{id}/domains")
@Tag(name = "Newsroom: articles")
public class ArticleDomainsResource {

    private static final String ID = "The id or slug of the article.";

    private final OpenArticles open;
    private final ExcludedDomains excluded;
    private final LiveArticles live;
    private final ChangeLog changes;
    private final Audit audit;
    private final Answers answers;

    ArticleDomainsResource(
            OpenArticles open,
            ExcludedDomains excluded,
            LiveArticles live,
            ChangeLog changes,
            Audit audit,
            Answers answers) {
        this.open = open;
        this.excluded = excluded;
        this.live = live;
        this.changes = changes;
        this.audit = audit;
        this.answers = answers;
    }

    @GET
    @RolesAllowed(Roles.CONTRIBUTOR)
    @Operation(
            operationId = "readArticleDomains",
            summary = "Read on which domains an article does not stand",
            description = "The ETag is that of the article.")
    public RestResponse<ArticleDomains> domains(
            @RestPath @Parameter(description = ID, example = "river-rises-after-storm") String id) {
        var article = open.find(id);
        return answers.locked(article.etag(), new ArticleDomains(excluded.keys(article.id)));
    }

    @PUT
    @RolesAllowed(Roles.PUBLISHER)
    @Transactional
    @Operation(
            operationId = "excludeArticleFromDomains",
            summary = "Say on which domains an article does not stand",
            description = "Readers of it see it at once: urls names these domains no more, and another one is canonical"
                    + " where that was one of them. The article can still be read by the API of every domain: a"
                    + " frontend follows urls.")
    public RestResponse<ArticleDomains> exclude(
            @RestPath @Parameter(description = ID, example = "river-rises-after-storm") String id,
            @BeanParam IfMatch lock,
            @NotNull @Valid ArticleDomains wanted) {
        var article = open.lock(id, lock);
        var keys = wanted.excluded().stream().distinct().sorted().toList();
        if (!excluded.areKnown(keys)) {
            throw ProblemException.validation(Fault.at("/excluded", "not-found", "must be keys of domains that exist"));
        }
        if (!excluded.keys(article.id).equals(keys)) {
            excluded.set(article.id, keys);
            var current = Rows.of(live.of(article.id), live.now()).current();
            if (current != null) {
                changes.record(
                        new Change("article", article.id, "updated", live.changedTags(article.id, List.of(current))));
            }
            audit.record("exclude-from-domains", "article", article.id, String.join(", ", keys));
        }
        return answers.locked(article.etag(), new ArticleDomains(keys));
    }
}
