package org.masthead.section;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.HashMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.masthead.access.Audit;
import org.masthead.access.Roles;
import org.masthead.http.Answers;
import org.masthead.http.IfMatch;
import org.masthead.http.MergePatch;
import org.masthead.http.Patches;
import org.masthead.http.ProblemException;
import org.masthead.http.Whole;
import org.masthead.site.Editions;

/** Keeping the tree of desks. */
@Path("/v1/newsroom/sections")
@RolesAllowed(Roles.EDITOR)
@Tag(name = "Newsroom: sections", description = "Keeping the tree of desks.")
public class SectionEditingResource {

    private static final String WHICH = "The path of the section with plain slashes, or its id.";

    /** A move is many statements, each of which is as short as any other's. */
    private static final int MOST_SECONDS = 300;

    private final Sections sections;
    private final MoveSection move;
    private final RemoveSection remove;
    private final Editions editions;
    private final Patches patches;
    private final Audit audit;
    private final Answers answers;

    SectionEditingResource(
            Sections sections,
            MoveSection move,
            RemoveSection remove,
            Editions editions,
            Patches patches,
            Audit audit,
            Answers answers) {
        this.sections = sections;
        this.move = move;
        this.remove = remove;
        this.editions = editions;
        this.patches = patches;
        this.audit = audit;
        this.answers = answers;
    }

    @GET
    @RolesAllowed(Roles.CONTRIBUTOR)
    @Operation(
            operationId = "listAllSections",
            summary = "List all sections",
            description = "Those that readers don't see yet included.")
    public Whole<SectionEditingView> sections() {
        return new Whole<>(sections.inOrder().stream().map(this::view).toList());
    }

    @POST
    @Transactional
    @Operation(
            operationId = "createSection",
            summary = "Make a section",
            description = "Readers see it at once. The section above it must exist; a path that is taken is a 409.")
    public RestResponse<SectionEditingView> make(@NotNull @Valid SectionDraft draft) {
        sections.holdTree();
        if (sections.byPath(draft.path()).isPresent()) {
            throw Sections.taken();
        }
        var section = sections.found(
                sections.parentOf(draft.path()),
                draft.path().substring(draft.path().lastIndexOf('/') + 1),
                draft.names(language()),
                draft.positionOrFirst());
        audit.record("create", "section", section.id);
        sections.flush();
        return answers.created("/v1/newsroom/sections/" + section.id, section.etag(), view(section));
    }

    @GET
    @Path("{section: .+}")
    @RolesAllowed(Roles.CONTRIBUTOR)
    @Operation(
            operationId = "readSectionForEditing",
            summary = "Read one section as the newsroom has it",
            description = "Its ETag is the lock for changes.")
    public RestResponse<SectionEditingView> section(
            @RestPath @Parameter(description = WHICH, example = "news/russia") String section) {
        var found = find(section);
        return answers.locked(found.etag(), view(found));
    }

    @PATCH
    @Path("{section: .+}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Transactional
    @TransactionConfiguration(timeout = MOST_SECONDS)
    @Operation(
            operationId = "changeSection",
            summary = "Change, rename or move a section",
            description = "Needs If-Match. Another path renames it, or moves it below the section that the path names,"
                    + " with all sections and articles in it. Readers are led on from all addresses that they knew:"
                    + " those of the sections and of their articles. The section above must exist, and must not lie"
                    + " below the moved one (422); a path that is taken is a 409. A move with many articles takes some"
                    + " seconds for each ten thousand, in which nothing can be published in them; it happens as a"
                    + " whole or not at all.")
    public RestResponse<SectionEditingView> change(
            @RestPath @Parameter(description = WHICH, example = "news/russia") String section,
            @BeanParam IfMatch lock,
            @RequestBody(content = @Content(schema = @Schema(implementation = SectionDraft.class))) @NotNull
                    MergePatch patch) {
        if (patch.names("path")) {
            sections.takeTree();
        }
        var found = find(section);
        sections.lock(found);
        lock.require(found.etag());
        var draft = patches.applied(patch, SectionDraft.of(found, language()));
        var names = draft.names(language());
        if (!names.equals(found.names) || draft.positionOrFirst() != found.position) {
            found.names = new HashMap<>(names);
            found.position = draft.positionOrFirst();
            sections.changed(found, "updated");
            audit.record("update", "section", found.id);
        }
        if (!draft.path().equals(found.path)) {
            move.to(found, draft.path());
        }
        sections.flush();
        return answers.locked(found.etag(), view(found));
    }

    @DELETE
    @Path("{section: .+}")
    @Transactional
    @Operation(
            operationId = "deleteSection",
            summary = "Remove a section",
            description = "Needs If-Match. A section with sections below it, or with articles, those that only name it"
                    + " in their working copies included, is a 409 that says how many there are.")
    public void delete(
            @RestPath @Parameter(description = WHICH, example = "news/russia") String section,
            @BeanParam IfMatch lock) {
        sections.takeTree();
        var found = find(section);
        sections.lock(found);
        lock.require(found.etag());
        remove.now(found);
    }

    private Section find(String idOrPath) {
        return sections.named(idOrPath).orElseThrow(ProblemException::notFound);
    }

    private SectionEditingView view(Section section) {
        return SectionEditingView.of(section, language());
    }

    private String language() {
        return editions.byDefault().language;
    }
}
