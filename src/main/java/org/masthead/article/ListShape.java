package org.masthead.article;

import jakarta.ws.rs.DefaultValue;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.masthead.address.OwnUrls;
import org.masthead.http.ProblemException;
import org.masthead.http.RequestAddress;

/** What a list shows of the articles it holds. */
public record ListShape(
        @RestQuery
        @DefaultValue("card")
        @Parameter(
                description = "How much of each article is shown: card is all that a teaser needs, full everything.",
                example = "full")
        ListView view,

        @RestQuery
        @DefaultValue("blocks")
        @Parameter(
                description =
                        "In which form bodies are wanted, only with view=full; decides which member carries them.",
                example = "html")
        BodyFormat bodyFormat,

        @RestQuery
        @Parameter(
                description = "Only these members of each article: slug,headline,leadImage(url,alt). With a leading"
                        + " minus, all but these: -tags,body. With view=full, body stands for the body in the form that"
                        + " is asked for.",
                example = "slug,headline,leadImage(url,alt)")
        String fields,

        @RestQuery
        @Parameter(
                description = "Adds page.total, the number of all articles that pass the filters: exact, which takes"
                        + " its time on long lists, or estimate, which is exact up to 10,000.",
                example = "estimate")
        Total total,

        @RestQuery
        @DefaultValue("false")
        @Parameter(
                description = "Adds to each article, as highlights, where it has what was searched for. Only with q.",
                example = "true")
        boolean highlight,

        @RestQuery
        @Parameter(
                description = "Adds facets: of section, tag and author, as named here with commas between them, the 10"
                        + " values that most articles of the list carry, and how many do. Exact for lists of up to"
                        + " 1,000 articles, beyond that of the newest 1,000.",
                example = "section,tag,author")
        String facets,

        @RestQuery @Parameter(description = OwnUrls.PARAMETER, example = "mirror-1")
        String domain) {

    /**
     * What the articles of the list are counted by.
     *
     * @throws ProblemException 400 {@code invalid-parameter}
     */
    Set<Facet> countedBy() {
        return facets == null ? Set.of() : Facet.read(facets);
    }

    /**
     * What is shown of each article.
     *
     * @throws ProblemException 400 {@code invalid-parameter}
     */
    ArticleShape shape(OwnUrls urls, RequestAddress query) {
        return view == ListView.FULL
                ? ArticleShape.full(fields, bodyFormat, urls, query)
                : ArticleShape.card(fields, urls, query);
    }
}
