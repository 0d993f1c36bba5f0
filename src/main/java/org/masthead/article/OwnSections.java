package org.masthead.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.masthead.access.Callers;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;
import org.masthead.http.ProblemException;
import org.masthead.section.Section;
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

    /** The same of an article as it is. */
    public void require(Article article) {
        require(articles.workingCopy(article).content);
    }

    /** @throws ProblemException 403 unless the caller may write in every section of the article */
    void require(ArticleContent content) {
        if (callers.current().scope().sections().isEmpty()) {
            return;
        }
        var in = content.sections().stream().map(sections::findById).toList();
        if (in.isEmpty() ? !mayWriteIn(List.of()) : !in.stream().allMatch(section -> mayWriteIn(idsOf(section)))) {
            throw Problem.of(ProblemCode.FORBIDDEN)
                    .detail("This key is for articles in its own sections only.")
                    .exception();
        }
    }

    private boolean mayWriteIn(List<UUID> lineage) {
        return callers.current().mayWriteIn(lineage);
    }

    private List<UUID> idsOf(Section section) {
        return sections.lineage(section).stream().map(above -> above.id).toList();
    }
}
