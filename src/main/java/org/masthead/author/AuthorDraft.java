package org.masthead.author;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.masthead.address.Slug;
import org.masthead.http.OneLine;
import org.masthead.http.PlainText;
import org.masthead.site.Translations;
import org.masthead.site.WebUrl;

/** An author as they are written. */
@Schema(description = "An author as they are written.")
public record AuthorDraft(
        @Size(max = Authors.MAX_SLUG, message = "must be 80 characters at most")
        @Pattern(regexp = Slug.PATTERN, message = "must be of a-z, 0-9 and single hyphens, such as jane-doe")
        @Schema(
                description = "Readable name for addresses and filters; made from the name when an author is made"
                        + " without one. One that they had before goes on leading to them.",
                examples = "jane-doe",
                nullable = true)
        String slug,

        @NotBlank(message = "is needed")
        @Size(max = 200, message = "must be 200 characters at most")
        @OneLine
        @Schema(description = "Name, plain text, the same in all languages.", examples = "Jane Doe")
        String name,

        @Size(min = 1, max = 5000, message = "must be 1 to 5000 characters")
        @PlainText
        @Schema(
                description = "What readers are told of them, plain text in the publication's default language, or"
                        + " null.",
                examples = "Jane Doe writes about rivers.",
                nullable = true)
        String bio,

        @Size(max = 100, message = "must be 100 languages at most")
        @Schema(
                description = "The same in other languages than the default one, by language tag (BCP 47).",
                examples = "{\"fr\": {\"bio\": \"Jane Doe écrit sur les fleuves.\"}}")
        Map<@NotNull String, @Valid @NotNull Translation> translations,

        @Valid @Schema(description = "Their picture, or null.", nullable = true)
        Portrait image,

        @Size(max = 2048, message = "must be 2048 characters at most")
        @Pattern(regexp = WebUrl.PATTERN, message = WebUrl.MESSAGE)
        @Schema(description = "A web page of theirs, or null.", examples = "https://jane.example", nullable = true)
        String url) {

    /** What readers are told in another language. */
    @Schema(name = "AuthorBio", description = "What readers are told of an author in another language.")
    public record Translation(
            @NotBlank(message = "is needed")
            @Size(max = 5000, message = "must be 5000 characters at most")
            @PlainText
            @Schema(
                    description = "The text, plain.",
                    pattern = PlainText.NOT_BLANK,
                    examples = "Jane Doe écrit sur les fleuves.")
            String bio) {}

    /** A picture by its id. */
    @Schema(name = "AuthorImage", description = "A picture by its id.")
    public record Portrait(
            @NotNull(message = "is needed")
            @Schema(description = "Id of the picture.", examples = "0199c0de-7a1b-7c2d-8e3f-405162738495")
            UUID id) {}

    /** What would make the author as they are. */
    static AuthorDraft of(Author author, String language) {
        return new AuthorDraft(
                author.slug,
                author.name,
                author.bios.get(language),
                translations(author, language),
                portrait(author),
                author.url);
    }

    static Map<String, Translation> translations(Author author, String language) {
        return Translations.of(language, other -> new Translation(author.bios.get(other)), author.bios);
    }

    static Portrait portrait(Author author) {
        return author.imageId == null ? null : new Portrait(author.imageId);
    }

    /** The texts as a row keeps them; 422 when a translation is in no language of its own. */
    Map<String, String> bios(String language) {
        return Translations.texts(language, bio, Translations.checked(translations, language), Translation::bio);
    }

    UUID imageId() {
        return image == null ? null : image.id();
    }
}
