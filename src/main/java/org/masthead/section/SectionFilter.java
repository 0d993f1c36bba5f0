package org.masthead.section;

import jakarta.ws.rs.DefaultValue;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Which sections are wanted, and how. */
public record SectionFilter(
        @RestQuery
        @Parameter(description = "Only the section with this path, and those below it.", example = "news/russia")
        String path,

        @RestQuery
        @DefaultValue("false")
        @Parameter(
                description = "A plain list instead of a tree; each section after the one above it.",
                example = "true")
        boolean flat,

        @RestQuery
        @Parameter(
                description = "Language of the names (BCP 47); the publication's default language when not given.",
                example = "en")
        String language) {}
