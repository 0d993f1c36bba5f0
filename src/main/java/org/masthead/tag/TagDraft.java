package org.masthead.tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.masthead.address.Slug;
import org.masthead.http.OneLine;
import org.masthead.site.Languages;
import org.masthead.site.Translations;

/** A tag as it is written. */
@Schema(description = "A tag as it is written.")
public record TagDraft(
        @Size(max = Tags.MAX_SLUG, message = "must be 80 characters at most")
        @Pattern(regexp = Slug.PATTERN, message = "must be of a-z, 0-9 and single hyphens, such as climate-change")
        @Schema(
                description = "Readable name for addresses and filters; made from the name when a tag is made without"
                        + " one. One that it had before goes on leading to it.",
                examples = "belarus",
                nullable = true)
        String slug,

        @NotBlank(message = "is needed")
        @Size(max = 120, message = "must be 120 characters at most")
        @OneLine
        @Schema(description = "Name in the publication's default language, plain text.", examples = "Belarus")
        String name,

        @Size(max = 100, message = "must be 100 languages at most")
        @Schema(
                description = "Names in other languages than the default one, by language tag (BCP 47).",
                examples = "{\"fr\": {\"name\": \"Biélorussie\"}}")
        Map<@NotNull String, @Valid @NotNull Translation> translations) {

    /** The name in another language. */
    @Schema(name = "TagName", description = "The name in another language.")
    public record Translation(
            @NotBlank(message = "is needed")
            @Size(max = 120, message = "must be 120 characters at most")
            @OneLine
            @Schema(description = "The name, plain text.", examples = "Biélorussie")
            String name) {}

    /** What would make the tag as it is. */
    static TagDraft of(Tag tag, String language) {
        return new TagDraft(tag.slug, Languages.choose(tag.names, language, language), translations(tag, language));
    }

    static Map<String, Translation> translations(Tag tag, String language) {
        return Translations.of(language, other -> new Translation(tag.names.get(other)), tag.names);
    }

    /** The names as a row keeps them; 422 when a translation is in no language of its own. */
    Map<String, String> names(String language) {
        return Translations.texts(
                language,
                name.strip(),
                Translations.checked(translations, language),
                other -> other.name().strip());
    }
}
