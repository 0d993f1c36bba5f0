package org.masthead.section;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.masthead.access.Audit;
import org.masthead.access.Roles;
import org.masthead.http.Answers;
import org.masthead.http.EntityTags;
import org.masthead.http.Fault;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;
import org.masthead.http.ProblemException;
import org.masthead.http.Whole;
import org.masthead.site.Editions;
import org.masthead.site.Languages;

/** Making the tree of desks. */
@Path("/v1/newsroom/sections")
@RolesAllowed(Roles.EDITOR)
@Tag(name = "Newsroom: sections", description = "Keeping the tree of desks.")
public class SectionEditingResource {

    private final Sections sections;
    private final Editions editions;
    private final Audit audit;
    private final Answers answers;

    SectionEditingResource(Sections sections, Editions editions, Audit audit, Answers answers) {
        this.sections = sections;
        this.editions = editions;
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
        var language = editions.byDefault().language;
        return new Whole<>(sections.inOrder().stream()
                .map(section -> SectionEditingView.of(section, language))
                .toList());
    }

    @POST
    @Transactional
    @Operation(
            operationId = "createSection",
            summary = "Make a section",
            description = "Readers see it at once. The section above it must exist; a path that is taken is a 409.")
    public RestResponse<SectionEditingView> make(@NotNull @Valid SectionDraft draft) {
        if (sections.byPath(draft.path()).isPresent()) {
            throw Problem.of(ProblemCode.CONFLICT)
                    .detail("A section with this path exists.")
                    .fault(Fault.at("/path", "taken", "must be a path that no section has"))
                    .exception();
        }
        var end = draft.path().lastIndexOf('/');
        var parent = end < 0
                ? null
                : sections.byPath(draft.path().substring(0, end))
                        .orElseThrow(() -> ProblemException.validation(
                                Fault.at("/path", "no-parent", "must lie below a section that exists")));
        var section = sections.found(parent, draft.path().substring(end + 1), names(draft));
        audit.record("create", "section", section.id);
        sections.flush();
        return answers.created(
                "/v1/newsroom/sections/" + section.id,
                EntityTags.of(section.id, section.lockVersion),
                SectionEditingView.of(section, editions.byDefault().language));
    }

    private Map<String, String> names(SectionDraft draft) {
        var names = new LinkedHashMap<String, String>();
        names.put(editions.byDefault().language, draft.name());
        var faults = new ArrayList<Fault>();
        Optional.ofNullable(draft.translations()).orElse(Map.of()).forEach((tag, translation) -> {
            var language = Languages.canonical(tag);
            if (language.isEmpty()) {
                faults.add(Fault.at("/translations", "language", "must be keyed by language tags such as fr"));
            } else if (names.putIfAbsent(language.get(), translation.name()) != null) {
                faults.add(Fault.at(
                        "/translations/" + tag,
                        "language-twice",
                        "must be in a language that has no name yet; the one in the default language is name itself"));
            }
        });
        if (!faults.isEmpty()) {
            throw ProblemException.validation(faults);
        }
        return names;
    }
}
