package org.masthead.article;

import jakarta.ws.rs.DefaultValue;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.masthead.address.OwnUrls;
import org.masthead.http.RequestAddress;

/** What is shown of one article in full. */
public record ViewShape(
        @RestQuery
        @DefaultValue("blocks")
        @Parameter(description = "In which form the body is wanted; decides which member carries it.", example = "html")
        BodyFormat bodyFormat,

        @RestQuery
        @Parameter(
                description = "Only these members: slug,headline,body. With a leading minus, all but these:"
                        + " -related,tags. body stands for the body in the form that is asked for.",
                example = "slug,headline,body")
        String fields,

        @RestQuery @Parameter(description = OwnUrls.PARAMETER, example = "mirror-1")
        String domain) {

    /** @throws org.masthead.http.ProblemException 400 {@code invalid-parameter} */
    ArticleShape shape(OwnUrls urls, RequestAddress query) {
        return ArticleShape.full(fields, bodyFormat, urls, query);
    }
}
