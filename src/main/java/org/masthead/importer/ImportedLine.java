package org.masthead.importer;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.masthead.article.ArticleDraft;
import org.masthead.article.ArticleLine;

/** A line of an import or an export, for the contract: it is read and written by its parts. */
@Schema(description = "An article as one line of JSON: the members of a draft, and beside them what a line says.")
public record ImportedLine(
        @JsonUnwrapped ArticleDraft article,

        @Schema(
                description = "Its id: that of an article that exists means that article, so that a line that comes"
                        + " again makes no second one. Made when absent.",
                examples = "0199c0de-7a1b-7c2d-8e3f-405162738495")
        UUID id,

        @Schema(description = "What readers shall see of it; draft when absent.", examples = "published")
        ArticleLine.Status status,

        @Schema(
                description = "Of one that is published: what readers shall see as the time of the last update, from"
                        + " publishedAt to now; that of the import when absent.",
                examples = "2026-03-01T08:00:00Z")
        Instant updatedAt) {}
