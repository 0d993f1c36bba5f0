package org.masthead.site;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.masthead.http.Fault;
import org.masthead.http.OneLine;
import org.masthead.http.ProblemException;

/** An edition as it is written. */
@Schema(description = "An edition as it is written.")
public record EditionDraft(
        @NotNull(message = "is needed, such as en")
        @Size(max = 40, message = "must be 40 characters at most")
        @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*", message = "must be of a-z, 0-9 and single hyphens, such as en-gb")
        @Schema(
                description = "Readable name for filters and paths; it stays once an article or a domain has the"
                        + " edition.",
                examples = "en")
        String key,

        @NotBlank(message = "is needed")
        @Size(max = 35, message = "must be 35 characters at most")
        @Schema(description = "Its language (BCP 47).", examples = "en")
        String language,

        @Pattern(regexp = "[A-Z]{2}", message = "must be two capital letters, such as GB")
        @Schema(description = "Country (ISO 3166-1 alpha-2) that it is for, or null.", examples = "GB", nullable = true)
        String region,

        @NotBlank(message = "is needed")
        @Size(max = 100, message = "must be 100 characters at most")
        @OneLine
        @Schema(description = "Its name for people.", examples = "English")
        String title,

        @Schema(
                description = "Whether it is the one for all who asked for none: exactly one is. The one that was so"
                        + " far ceases to be; false when absent or null.",
                examples = "false",
                nullable = true)
        Boolean isDefault) {

    /** What would make the edition as it is. */
    static EditionDraft of(Edition edition) {
        return new EditionDraft(edition.key, edition.language, edition.region, edition.title, edition.isDefault);
    }

    boolean wantsDefault() {
        return Boolean.TRUE.equals(isDefault);
    }

    /** Its language in the canonical spelling; 422 when it is none. */
    String canonicalLanguage() {
        return Languages.canonical(language)
                .orElseThrow(() -> ProblemException.validation(
                        Fault.at("/language", "language", "must be a language tag such as en or pt-BR (BCP 47)")));
    }
}
