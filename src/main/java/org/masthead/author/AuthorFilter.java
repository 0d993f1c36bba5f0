package org.masthead.author;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.masthead.address.OwnUrls;

/** Which authors are wanted, and in which order. */
public record AuthorFilter(
        @RestQuery
        @Size(max = 120, message = "must be 120 characters at most")
        @Parameter(description = "Only authors whose name begins so; case and accents don't count.", example = "jan")
        String q,

        @RestQuery
        @DefaultValue("name")
        @Pattern(regexp = "name|-articleCount", message = "must be name or -articleCount")
        @Parameter(
                description = "name: in the order of the alphabet. -articleCount: those of most articles first.",
                example = "-articleCount")
        String sort,

        @RestQuery
        @Parameter(
                description =
                        "Language of the texts about them (BCP 47); the publication's default language when not given.",
                example = "en")
        String language,

        @RestQuery @Parameter(description = OwnUrls.PARAMETER, example = "mirror-1")
        String domain) {

    boolean isByName() {
        return sort.equals("name");
    }
}
