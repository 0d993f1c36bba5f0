package org.masthead.article;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.masthead.http.PlainText;

/** Whose the article is and what may be done with it. */
@Schema(description = "Whose an article is and what may be done with it.")
public record Rights(
        @Size(max = 500, message = "must be 500 characters at most")
        @PlainText
        @Schema(description = "Whose it is, as printed, or null.", examples = "© 2026 Masthead", nullable = true)
        String copyright,

        @Size(max = 2000, message = "must be 2,000 characters at most")
        @PlainText
        @Schema(
                description = "Under which terms it may be used, plain text, or null.",
                examples = "Free for private use.",
                nullable = true)
        String usageTerms,

        @Schema(description = "Whether others may take it over; false when not given.", examples = "false")
        Boolean syndicatable) {

    static final Rights NONE = new Rights(null, null, false);

    public Rights {
        syndicatable = Boolean.TRUE.equals(syndicatable);
    }
}
