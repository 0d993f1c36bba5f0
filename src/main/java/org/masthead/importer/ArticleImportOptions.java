package org.masthead.importer;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.ws.rs.DefaultValue;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** What shall become of the lines. */
public record ArticleImportOptions(
        @RestQuery
        @DefaultValue("skip")
        @Parameter(
                description = "What becomes of a line with the id of an article that exists: skip leaves the article as"
                        + " it is, update makes what the line says its working copy, and publishes that if the line"
                        + " says published.",
                example = "skip")
        OnConflict onConflict,

        @RestQuery
        @DefaultValue("false")
        @Parameter(
                description = "Whether only to tell what is wrong with lines, and store nothing. Lines that are only"
                        + " wrong because of others far before them are not found so.",
                example = "true")
        boolean dryRun) {

    /** What becomes of articles that exist. */
    @Schema(description = "What becomes of articles that exist.")
    public enum OnConflict {
        SKIP,
        UPDATE;

        /** As it stands in requests. */
        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
