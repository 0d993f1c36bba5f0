package org.masthead.section;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.masthead.change.Change;
import org.masthead.change.Positions;
import org.masthead.http.Answers;
import org.masthead.http.Freshness;
import org.masthead.http.ProblemException;
import org.masthead.http.Whole;
import org.masthead.site.Editions;
import org.masthead.site.Languages;

/** The tree of desks. */
@Path("/v1/sections")
@PermitAll
@Tag(name = "Sections", description = "The tree of desks that articles stand in.")
public class SectionResource {

    private static final List<String> TAGS = List.of(Sections.CACHE_TAG);

    private final Sections sections;
    private final Editions editions;
    private final Positions positions;
    private final Answers answers;

    SectionResource(Sections sections, Editions editions, Positions positions, Answers answers) {
        this.sections = sections;
        this.editions = editions;
        this.positions = positions;
        this.answers = answers;
    }

    @GET
    @Operation(
            operationId = "listSections",
            summary = "List the sections",
            description = "The whole tree, or the part below one section. Lists of a section's articles are at"
                    + " /v1/articles?section=PATH and include those of the sections below it.")
    public RestResponse<Whole<SectionView>> sections(@Valid @BeanParam SectionFilter filter) {
        var language = language(filter.language());
        return answers.cacheable(freshness(), () -> {
            var visible = sections.visible();
            var tree = tree(visible, language);
            var path = filter.path() == null
                    ? null
                    : sections.onceAt(filter.path())
                            .map(section -> section.path)
                            .orElse(filter.path());
            var wanted = visible.stream()
                    .filter(section -> path == null || isAtOrBelow(section, path))
                    .toList();
            if (filter.flat()) {
                return new Whole<>(wanted.stream().map(tree::flat).toList());
            }
            return new Whole<>(
                    path == null
                            ? tree.nested()
                            : wanted.stream()
                                    .filter(section -> section.path.equals(path))
                                    .map(tree::nested)
                                    .toList());
        });
    }

    @GET
    @Path("{section: .+}")
    @Operation(
            operationId = "readSection",
            summary = "Read one section",
            description = "With its way from the top down and the sections below it. A path that it had before is"
                    + " answered with 308 to its present one.")
    public RestResponse<SectionPage> section(
            @RestPath
                    @Parameter(
                            description = "The path of the section with plain slashes, or its id.",
                            example = "news/russia")
                    String section,
            @RestQuery
                    @Parameter(
                            description =
                                    "Language of the names (BCP 47); the publication's default language when not given.",
                            example = "en")
                    String language) {
        var names = language(language);
        var visible = sections.visible();
        var found = visible.stream()
                .filter(candidate -> candidate.id.toString().equals(section))
                .findFirst()
                .or(() -> visible.stream()
                        .filter(candidate -> candidate.path.equals(section))
                        .findFirst());
        if (found.isEmpty()) {
            var moved = sections.onceAt(section).orElseThrow(ProblemException::notFound);
            // Also by the tag of the tree: a new section may come to be at the path that this one left.
            return answers.moved(
                    "/v1/sections/" + moved.path, null, List.of(Change.tag("section", moved.id), Sections.CACHE_TAG));
        }
        return answers.cacheable(freshness(), () -> {
            var tree = tree(visible, names);
            return SectionPage.of(tree.nested(found.get()), tree.breadcrumb(found.get()));
        });
    }

    private SectionTree tree(List<Section> visible, String language) {
        return new SectionTree(visible, language, editions.byDefault().language);
    }

    private String language(String asked) {
        return asked == null ? editions.byDefault().language : Languages.asked(asked);
    }

    private static boolean isAtOrBelow(Section section, String path) {
        return section.path.equals(path) || section.path.startsWith(path + "/");
    }

    private Freshness freshness() {
        var position = positions.of(TAGS);
        return new Freshness("sections " + position.number(), position.at(), null, TAGS);
    }
}
