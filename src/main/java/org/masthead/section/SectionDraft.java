package org.masthead.section;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.masthead.address.Slug;
import org.masthead.http.OneLine;
import org.masthead.http.ProblemException;
import org.masthead.site.Languages;
import org.masthead.site.Translations;

/** A section to be made, or as it shall be. */
@Schema(description = "A section to be made, or as it shall be.")
public record SectionDraft(
        @NotNull(message = "is needed, such as news/russia")
        @Size(max = SectionDraft.MAX_PATH, message = "must be 400 characters at most")
        @Pattern(
                regexp = "(?!.*[^/]{81})" + Slug.PATTERN + "(/" + Slug.PATTERN + ")*+",
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
        Map<@NotNull String, @Valid @NotNull Translation> translations,

        @Min(value = 0, message = "must be 0 to 1000000")
        @Max(value = 1_000_000, message = "must be 0 to 1000000")
        @Schema(
                description = "Siblings are shown by it, the lowest first, those with the same one by their paths."
                        + " Gaps are good for those that come later. 0 when not given.",
                examples = "20",
                nullable = true)
        Integer position) {

    /** How long paths are at most, in characters. */
    static final int MAX_PATH = 400;

    /** The name in another language. */
    @Schema(name = "SectionName", description = "The name in another language.")
    public record Translation(
            @NotBlank(message = "is needed")
            @Size(max = 200, message = "must be 200 characters at most")
            @OneLine
            @Schema(description = "The name, plain text.", examples = "Russie")
            String name) {}

    /** What would make this section. */
    static SectionDraft of(Section section, String language) {
        return new SectionDraft(
                section.path,
                Languages.choose(section.names, language, language),
                translations(section.names, language),
                section.position);
    }

    /** The names in other languages than the default one. */
    static Map<String, Translation> translations(Map<String, String> names, String language) {
        return Translations.of(language, other -> new Translation(names.get(other)), names);
    }

    int positionOrFirst() {
        return position == null ? 0 : position;
    }

    /**
     * All names by language.
     *
     * @param language the publication's default one
     * @throws ProblemException 422 when one is named by what is no language, or twice
     */
    Map<String, String> names(String language) {
        return Translations.texts(language, name, Translations.checked(translations, language), Translation::name);
    }
}
