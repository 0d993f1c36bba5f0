package org.masthead.section;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.masthead.address.Slug;
import org.masthead.http.OneLine;

/** A section to be made. */
@Schema(description = "A section to be made.")
public record SectionDraft(
        @NotNull(message = "is needed, such as news/russia")
        @Size(max = 400, message = "must be 400 characters at most")
        @Pattern(
                regexp = "(?!.*[^/]{81})" + Slug.PATTERN + "(/" + Slug.PATTERN + ")*",
                message = "must be slugs of a-z, 0-9 and hyphens, of 80 characters each at most, with slashes between"
                        + " them, such as news/russia")
        @Schema(
                description = "The slugs from the top down; all sections but the last must exist.",
                examples = "news/russia")
        String path,

        @NotBlank(message = "is needed")
        @Size(max = 200, message = "must be 200 characters at most")
        @OneLine
        @Schema(description = "Name in the publication's default language, plain text.", examples = "Russia")
        String name,

        @Size(max = 100, message = "must be 100 languages at most")
        @Schema(
                description = "Names in other languages than the default one, by language tag (BCP 47).",
                examples = "{\"fr\": {\"name\": \"Russie\"}}")
        Map<@NotNull String, @Valid @NotNull Translation> translations) {

    /** The name in another language. */
    @Schema(name = "SectionName", description = "The name in another language.")
    public record Translation(
            @NotBlank(message = "is needed")
            @Size(max = 200, message = "must be 200 characters at most")
            @OneLine
            @Schema(description = "The name, plain text.", examples = "Russie")
            String name) {}
}
