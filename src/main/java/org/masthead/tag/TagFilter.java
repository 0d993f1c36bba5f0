package org.masthead.tag;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Which tags are wanted, and in which order. */
public record TagFilter(
        @RestQuery
        @Size(max = 120, message = "must be 120 characters at most")
        @Parameter(description = "Only tags whose name begins so; case and accents don't count.", example = "bel")
        String q,

        @RestQuery
        @DefaultValue("name")
        @Pattern(regexp = "name|-articleCount", message = "must be name or -articleCount")
        @Parameter(
                description =
                        "name: in the order of the alphabet. -articleCount: those that most articles carry first.",
                example = "-articleCount")
        String sort,

        @RestQuery
        @Parameter(
                description = "Language of the names (BCP 47); the publication's default language when not given.",
                example = "en")
        String language) {

    boolean isByName() {
        return sort.equals("name");
    }
}
