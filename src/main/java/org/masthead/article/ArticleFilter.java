package org.masthead.article;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.masthead.address.Slug;
import org.masthead.http.Choice;
import org.masthead.http.EnumNames;
import org.masthead.http.ProblemException;
import org.masthead.site.Languages;

/**
 * Which articles are wanted, and in which order. Of the filters that are lists, a comma means any of, a leading minus
 * none of the whole list, and a parameter that is given again must hold as well.
 */
public record ArticleFilter(
        @RestQuery
        @Parameter(
                description = "Only articles of one of the sections with these paths, or of those below them;"
                        + " with a leading minus, only of none of them. Given again, that must hold as well.",
                example = "[\"news/russia\"]")
        List<String> section,

        @RestQuery
        @Parameter(
                description = "Only articles of one of the collections with these slugs; of a single one, in its own"
                        + " order. With a leading minus, only of none of them.",
                example = "[\"editors-choice\"]")
        List<String> collection,

        @RestQuery
        @Parameter(
                description = "Only articles with one of the tags with these slugs: energy,gas. With a leading minus,"
                        + " only with none of them. Given again, that must hold as well.",
                example = "[\"energy,gas\"]")
        List<String> tag,

        @RestQuery
        @Parameter(
                description = "Only articles by one of the authors with these slugs; with a leading minus, by none.",
                example = "[\"jane-doe\"]")
        List<String> author,

        @RestQuery
        @Parameter(
                description = "Only articles that came from one of the sources with these slugs; with a leading minus,"
                        + " from none of them.",
                example = "[\"reuters\"]")
        List<String> source,

        @RestQuery
        @Parameter(
                description = "Only articles of one of these kinds: news, opinion, analysis, live, gallery, video,"
                        + " podcast; with a leading minus, of none of them.",
                example = "[\"news,analysis\"]")
        List<String> kind,

        @RestQuery
        @Parameter(
                description = "Only articles of one of the editions with these keys; with a leading minus, of none of"
                        + " them. All editions when not given.",
                example = "[\"en\"]")
        List<String> edition,

        @RestQuery
        @Parameter(
                description = "Only articles in one of these languages, as the article names it (BCP 47); with a"
                        + " leading minus, in none of them.",
                example = "[\"en,fr\"]")
        List<String> language,

        @RestQuery
        @Parameter(
                description = "Only articles that were first published at this time or later (RFC 3339, UTC).",
                example = "2026-03-01T00:00:00Z")
        Instant publishedAfter,

        @RestQuery
        @Parameter(
                description = "Only articles that were first published before this time (RFC 3339, UTC).",
                example = "2026-04-01T00:00:00Z")
        Instant publishedBefore,

        @RestQuery
        @Parameter(
                description = "Only articles that were last updated at this time or later (RFC 3339, UTC).",
                example = "2026-03-01T00:00:00Z")
        Instant updatedAfter,

        @RestQuery
        @Parameter(
                description = "Only articles that were last updated before this time (RFC 3339, UTC).",
                example = "2026-04-01T00:00:00Z")
        Instant updatedBefore,

        @RestQuery @Parameter(description = "Only articles with a lead image, or only those without.", example = "true")
        Boolean hasImage,

        @RestQuery
        @Parameter(
                description = "Only the articles with these ids, with commas between them, 100 at most, in this order;"
                        + " all on one page, which no limit may cut short. Those that readers cannot see are"
                        + " left out.",
                example = "0199c0de-7a1b-7c2d-8e3f-405162738495")
        String ids,

        @RestQuery
        @Size(max = 256, message = "must be 256 characters at most")
        @Parameter(
                description =
                        "Full-text search: words are stemmed by language, \"a phrase\" in quotes, -word to leave out,"
                                + " or between alternatives. The best matches come first. Of more than 1,000 matches the"
                                + " newest 1,000 are sorted and paged through; a phrase is looked for in the newest 500"
                                + " articles that have all of its words. When nothing is found, page.suggestion"
                                + " may say what to search for instead.",
                example = "flood -storm")
        String q,

        @RestQuery
        @Pattern(
                regexp = "-?publishedAt|-?updatedAt|headline|relevance",
                message = "must be one of -publishedAt, publishedAt, -updatedAt, updatedAt, headline, relevance")
        @Parameter(
                description =
                        "Order; a leading minus means the latest first. By default -publishedAt, with q relevance,"
                                + " with a single collection that collection's own order, with ids their order.",
                example = "-publishedAt",
                schema =
                        @Schema(
                                enumeration = {
                                    "-publishedAt",
                                    "publishedAt",
                                    "-updatedAt",
                                    "updatedAt",
                                    "headline",
                                    "relevance"
                                }))
        String sort) {

    private static final Map<String, ArticleOrder> SORTS = Map.of(
            "-publishedAt", ArticleOrder.NEWEST,
            "publishedAt", ArticleOrder.OLDEST,
            "-updatedAt", ArticleOrder.NEWEST_CHANGE,
            "updatedAt", ArticleOrder.OLDEST_CHANGE,
            "headline", ArticleOrder.HEADLINE);
    private static final Predicate<String> SLUG =
            java.util.regex.Pattern.compile(Slug.PATTERN).asMatchPredicate();
    private static final Predicate<String> PATH = java.util.regex.Pattern.compile(
                    Slug.PATTERN + "(/" + Slug.PATTERN + ")*+")
            .asMatchPredicate();

    List<Choice> sections() {
        return Choice.read("section", section, shortAnd(400, PATH), "the path of a section, such as news/russia");
    }

    List<Choice> collections() {
        return Choice.read("collection", collection, shortAnd(80, SLUG), "the slug of a collection");
    }

    List<Choice> tags() {
        return Choice.read("tag", tag, shortAnd(80, SLUG), "the slug of a tag, such as energy");
    }

    List<Choice> authors() {
        return Choice.read("author", author, shortAnd(80, SLUG), "the slug of an author, such as jane-doe");
    }

    List<Choice> sources() {
        return Choice.read("source", source, shortAnd(80, SLUG), "the slug of a source, such as reuters");
    }

    List<Choice> kinds() {
        var known = EnumNames.all(ArticleKind.class);
        return Choice.read("kind", kind, known::contains, "one of " + String.join(", ", known));
    }

    List<Choice> editions() {
        return Choice.read("edition", edition, shortAnd(80, SLUG), "the key of an edition, such as en");
    }

    List<Choice> languages() {
        return Choice.read(
                        "language",
                        language,
                        tag -> Languages.canonical(tag).isPresent(),
                        "a language tag (BCP 47), such as en")
                .stream()
                .map(choice -> choice.with(tag -> Languages.canonical(tag).orElseThrow()))
                .toList();
    }

    /** The language of all articles that pass (BCP 47); null when there may be several. */
    String onlyLanguage() {
        return only(languages());
    }

    /** The key of the edition of all articles that pass; null when there may be several. */
    String onlyEdition() {
        return only(editions());
    }

    private static String only(List<Choice> choices) {
        return choices.stream()
                .filter(choice -> !choice.excludes() && choice.values().size() == 1)
                .map(choice -> choice.values().get(0))
                .findFirst()
                .orElse(null);
    }

    private static Predicate<String> shortAnd(int most, Predicate<String> form) {
        return value -> value.length() <= most && form.test(value);
    }

    NamedArticles named() {
        return new NamedArticles(ids);
    }

    ArticleOrder order() {
        if (sort != null) {
            return Optional.ofNullable(SORTS.get(sort)).orElseGet(this::relevance);
        }
        if (ids != null) {
            return ArticleOrder.AS_NAMED;
        }
        if (q != null) {
            return ArticleOrder.RELEVANCE;
        }
        return isOneCollection() ? ArticleOrder.CURATED : ArticleOrder.NEWEST;
    }

    private ArticleOrder relevance() {
        if (q == null) {
            throw ProblemException.parameter("sort", "There is no relevance without q.");
        }
        return ArticleOrder.RELEVANCE;
    }

    private boolean isOneCollection() {
        var wanted = collections().stream().filter(choice -> !choice.excludes()).toList();
        return wanted.size() == 1 && wanted.get(0).values().size() == 1;
    }
}
