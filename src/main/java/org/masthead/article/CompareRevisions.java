package org.masthead.article;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Tells revisions of an article apart, member by member as a draft has them. */
@ApplicationScoped
class CompareRevisions {

    private static final Pattern TAG = Pattern.compile("\"\\d+-(\\d{1,9})\"");

    private final Articles articles;
    private final ShowWorkingCopies show;
    private final ObjectMapper json;

    CompareRevisions(Articles articles, ShowWorkingCopies show, ObjectMapper json) {
        this.articles = articles;
        this.show = show;
        this.json = json;
    }

    /** A member that differs. */
    @Schema(description = "A member that differs.")
    record Difference(
            @Schema(description = "Name of the member.", examples = "headline")
            String field,

            @Schema(description = "Its value before, or null.", examples = "River rises", nullable = true)
            Object before,

            @Schema(description = "Its value after, or null.", examples = "River falls", nullable = true)
            Object after) {}

    /** What differs between two revisions. */
    List<Difference> between(Article article, Revision from, Revision to) {
        var before = draft(article, from);
        var after = draft(article, to);
        var differences = new ArrayList<Difference>();
        before.properties().forEach(member -> {
            var value = after.get(member.getKey());
            if (!member.getValue().equals(value)) {
                differences.add(new Difference(member.getKey(), member.getValue(), value));
            }
        });
        return differences;
    }

    /**
     * The members that changed since a client read the article, by the ETag that it got then: those of the draft, or
     * {@code status} when only how it stands with it did. Empty when the tag is none of this article.
     */
    List<String> changedSince(Article article, List<String> tags) {
        return tags.stream()
                .map(TAG::matcher)
                .filter(tag -> tag.matches())
                .map(tag -> articles.revision(article, Integer.parseInt(tag.group(1))))
                .filter(revision -> revision != null)
                .findFirst()
                .map(read -> {
                    var fields = between(article, read, articles.workingCopy(article)).stream()
                            .map(Difference::field)
                            .toList();
                    return fields.isEmpty() ? List.of("status") : fields;
                })
                .orElse(List.of());
    }

    private JsonNode draft(Article article, Revision revision) {
        return json.valueToTree(ArticleDraft.of(show.of(article, revision, List.of()), true, null));
    }
}
