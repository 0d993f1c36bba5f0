package org.masthead.importer;

import jakarta.ws.rs.DefaultValue;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** What shall become of the page. */
public record PageImportOptions(
        @RestQuery
        @Parameter(
                description = "The key of the edition it shall stand in; the one in the page's language when not given,"
                        + " else the default one.",
                example = "en")
        String edition,

        @RestQuery
        @DefaultValue("false")
        @Parameter(description = "Whether readers shall see it at once; needs the role publisher.", example = "false")
        boolean publish,

        @RestQuery
        @DefaultValue("false")
        @Parameter(description = "Whether to show only what would be stored, and store nothing.", example = "true")
        boolean dryRun) {}
