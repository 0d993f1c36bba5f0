package org.masthead.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.masthead.access.Callers;
import org.masthead.http.Fault;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;
import org.masthead.http.ProblemException;
import org.masthead.section.Sections;

/** Holds callers whose key is for some sections only to articles in these. */
@ApplicationScoped
public class OwnSections {

    private final Articles articles;
    private final Sections sections;
    private final Callers callers;

    OwnSections(Articles articles, Sections sections, Callers callers) {
        this.articles = articles;
        this.sections = sections;
        this.callers = callers;
    }

    /** @throws ProblemException 403 unless the caller may write in every section that the article stands in */
    public void require(Article article) {
        if (!others(articles.workingCopy(article).content.sections()).isEmpty()) {
            throw forbidden().exception();
        }
    }

    /**
     * The same of what an article shall be, which points at the sections that are not allowed.
     *
     * @param named in the draft; what is named twice stands in the content once, and moves those behind it
     */
    void require(ArticleContent content, List<String> named) {
        var in = content.sections();
        var hasPlaces = !in.isEmpty() && in.size() == named.size();
        var faults = others(in).stream()
                .map(index -> hasPlaces ? "/sections/" + index : "/sections")
                .distinct()
                .map(pointer -> Fault.at(pointer, "forbidden", "must be a section of the key, or one below it"))
                .toList();
        if (!faults.isEmpty()) {
            throw forbidden().faults(faults).exception();
        }
    }

    private static Problem forbidden() {
        return Problem.of(ProblemCode.FORBIDDEN).detail("This key is for articles in its own sections only.");
    }

    /** The places of those that the caller may not write in; what stands in none is nobody's. */
    private List<Integer> others(List<UUID> in) {
        var caller = callers.current();
        if (caller.scope().sections().isEmpty()) {
            return List.of();
        }
        return IntStream.range(0, Math.max(in.size(), 1))
                .filter(index -> !caller.mayWriteIn(in.isEmpty() ? List.of() : lineage(in.get(index))))
                .boxed()
                .toList();
    }

    private List<UUID> lineage(UUID section) {
        return sections.lineage(sections.findById(section)).stream()
                .map(above -> above.id)
                .toList();
    }
}
