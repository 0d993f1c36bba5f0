package org.masthead.tag;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
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
import java.util.UUID;
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
import org.masthead.http.Fault;
import org.masthead.http.IfMatch;
import org.masthead.http.MergePatch;
import org.masthead.http.Page;
import org.masthead.http.Paging;
import org.masthead.http.Patches;
import org.masthead.http.ProblemException;
import org.masthead.http.RequestAddress;
import org.masthead.site.Editions;

/** Keeping the tags. */
@Path("/v1/newsroom/tags")
@RolesAllowed(Roles.EDITOR)
@Tag(name = "Newsroom: tags", description = "Keeping what articles are about.")
public class TagEditingResource {

    private static final String ID = "The id of the tag, or a slug that it has or had.";

    private final Tags tags;
    private final ChangeTags change;
    private final MergeTags merge;
    private final Editions editions;
    private final Patches patches;
    private final Secrets secrets;
    private final Answers answers;

    TagEditingResource(
            Tags tags,
            ChangeTags change,
            MergeTags merge,
            Editions editions,
            Patches patches,
            Secrets secrets,
            Answers answers) {
        this.tags = tags;
        this.change = change;
        this.merge = merge;
        this.editions = editions;
        this.patches = patches;
        this.secrets = secrets;
        this.answers = answers;
    }

    @GET
    @RolesAllowed(Roles.CONTRIBUTOR)
    @Operation(
            operationId = "listAllTags",
            summary = "List all tags",
            description = "In the order of their names in the publication's default language, those that no article"
                    + " carries included.")
    public Page<TagEditingView> tags(
            @RestQuery
                    @Size(max = 120, message = "must be 120 characters at most")
                    @Parameter(
                            description = "Only tags whose name begins so; case and accents don't count.",
                            example = "bel")
                    String q,
            @Valid @BeanParam Paging paging,
            @Context UriInfo uri) {
        var language = editions.byDefault().language;
        var query = RequestAddress.of(uri);
        var key = secrets.named("cursor");
        var place = paging.place(query, key);
        var page = Page.of(tags.matching(q, language, place, paging.rows()), paging, place, Tags.Row::keys, query, key);
        var listed = tags.withIds(page.data().stream().map(Tags.Row::id).toList());
        return page.map(row -> TagEditingView.of(listed.get(row.id()), language, row.articles()));
    }

    @POST
    @Transactional
    @Operation(
            operationId = "createTag",
            summary = "Make a tag",
            description = "Readers see it once an article that they see carries it. Articles also make tags of names"
                    + " that don't exist yet. A slug that another tag has or had is a 409.")
    public RestResponse<TagEditingView> create(@NotNull @Valid TagDraft draft) {
        var tag = change.create(draft, language());
        return answers.created("/v1/newsroom/tags/" + tag.id, tag.etag(), view(tag));
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Roles.CONTRIBUTOR)
    @Operation(operationId = "readTagToEdit", summary = "Read a tag", description = "Its ETag is the lock for changes.")
    public RestResponse<TagEditingView> tag(@RestPath @Parameter(description = ID, example = "belarus") String id) {
        var tag = tags.findByIdOptional(idOf(id)).orElseThrow(ProblemException::notFound);
        return answers.locked(tag.etag(), view(tag));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Transactional
    @Operation(
            operationId = "changeTag",
            summary = "Change a tag",
            description = "Names the members that change. Readers see it at once; a slug that it had before goes on"
                    + " leading to it. A slug that another tag has or had is a 409.")
    public RestResponse<TagEditingView> change(
            @RestPath @Parameter(description = ID, example = "belarus") String id,
            @BeanParam IfMatch lock,
            @RequestBody(content = @Content(schema = @Schema(implementation = TagDraft.class))) @NotNull
                    MergePatch patch) {
        var tag = locked(idOf(id), lock);
        change.change(tag, patches.applied(patch, TagDraft.of(tag, language())), language());
        return answers.locked(tag.etag(), view(tag));
    }

    @DELETE
    @Path("{id}")
    @Transactional
    @Operation(
            operationId = "deleteTag",
            summary = "Delete a tag",
            description = "One that readers' articles or working copies carry is a 409; past revisions forget it.")
    public void delete(@RestPath @Parameter(description = ID, example = "belarus") String id, @BeanParam IfMatch lock) {
        change.delete(locked(idOf(id), lock));
    }

    @POST
    @Path("{id}/merge")
    @RolesAllowed(Roles.PUBLISHER)
    @Transactional
    @TransactionConfiguration(timeout = 60)
    @Operation(
            operationId = "mergeTag",
            summary = "Merge a tag into another",
            description = "All articles and working copies that carry it carry the other one instead, and all of its"
                    + " slugs and names lead there; then it is no more. Answers the other one. This cannot be undone.")
    public RestResponse<TagEditingView> merge(
            @RestPath @Parameter(description = ID, example = "belarus") String id,
            @BeanParam IfMatch lock,
            @NotNull @Valid TagMerge wanted) {
        var from = idOf(id);
        var into = tags.idOf(wanted.into())
                .orElseThrow(() -> ProblemException.validation(
                        Fault.at("/into", "not-found", "must be the slug or id of a tag that exists")));
        if (into.equals(from)) {
            throw ProblemException.validation(Fault.at("/into", "same", "must be another tag"));
        }
        merge.lock(from, into);
        var gone = locked(from, lock);
        var stays = tags.locked(into).orElseThrow(ProblemException::notFound);
        merge.now(gone, stays);
        return answers.locked(stays.etag(), view(stays));
    }

    private UUID idOf(String idOrSlug) {
        return tags.idOf(idOrSlug).orElseThrow(ProblemException::notFound);
    }

    private org.masthead.tag.Tag locked(UUID id, IfMatch lock) {
        var tag = tags.locked(id).orElseThrow(ProblemException::notFound);
        lock.require(tag.etag());
        return tag;
    }

    private TagEditingView view(org.masthead.tag.Tag tag) {
        return TagEditingView.of(tag, language(), tags.articles(tag.id));
    }

    private String language() {
        return editions.byDefault().language;
    }
}
