package org.masthead.article;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.masthead.address.Slug;

/** Which articles are wanted. */
public record ArticleFilter(
        @RestQuery
        @Size(max = 400, message = "must be 400 characters at most")
        @Pattern(
                regexp = Slug.PATTERN + "(/" + Slug.PATTERN + ")*",
                message = "must be the path of a section, such as news/russia")
        @Parameter(
                description = "Only articles of the section with this path, or of those below it.",
                example = "news/russia")
        String section,

        @RestQuery
        @Size(max = 80, message = "must be 80 characters at most")
        @Pattern(regexp = Slug.PATTERN, message = "must be the slug of a collection, such as editors-choice")
        @Parameter(
                description = "Only articles of the collection with this slug, in the collection's own order.",
                example = "editors-choice")
        String collection,

        @RestQuery
        @Size(max = 256, message = "must be 256 characters at most")
        @Parameter(
                description =
                        "Full-text search: words are stemmed by language, \"a phrase\" in quotes, -word to leave out,"
                                + " or between alternatives. The best matches come first; the first 1,000 can be paged through.",
                example = "flood -storm")
        String q) {}
