package org.masthead.image;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.masthead.http.OneLine;
import org.masthead.http.PlainText;
import org.masthead.site.Translations;

/** What is told of a picture, as it is written. */
@Schema(description = "What is told of a picture, as it is written. An article may show it with other texts.")
public record ImageDraft(
        @Size(max = ImageDraft.LONGEST_ALT, message = "must be 2000 characters at most")
        @PlainText
        @Schema(
                description = "What it shows, for those who do not see it, plain text in the publication's default"
                        + " language; empty for mere decoration, null when nobody has described it.",
                examples = "A flooded street",
                nullable = true)
        String alt,

        @Size(max = ImageDraft.LONGEST_CAPTION, message = "must be 5000 characters at most")
        @PlainText
        @Schema(
                description = "What it tells, plain text, or null.",
                examples = "The main street on Sunday morning",
                nullable = true)
        String caption,

        @Size(max = ImageDraft.LONGEST_CREDIT, message = "must be 500 characters at most")
        @PlainText
        @Schema(description = "Whose it is, such as an agency, or null.", examples = "Reuters", nullable = true)
        String credit,

        @Size(max = 100, message = "must be 100 languages at most")
        @Schema(
                description =
                        "Alt, caption and credit in other languages than the default one, by language tag (BCP 47).",
                examples = "{\"fr\": {\"alt\": \"Une rue inondée\", \"caption\": null, \"credit\": null}}")
        Map<@NotNull String, @Valid @NotNull Translation> translations,

        @Size(max = 500, message = "must be 500 characters at most")
        @OneLine
        @Schema(description = "Its title, or null.", examples = "Flood in Riverton", nullable = true)
        String headline,

        @Size(max = 200, message = "must be 200 characters at most")
        @OneLine
        @Schema(description = "Where it came from, or null.", examples = "Corvid Press", nullable = true)
        String source,

        @Size(max = 50, message = "must be 50 at most")
        @Schema(description = "Who took or made it.", examples = "[\"Jane Doe\"]")
        List<
                        @NotBlank(message = "must be a name")
                        @Size(max = 200, message = "must be 200 characters at most") @OneLine String>
                creators,

        @Schema(
                description = "When it was taken (RFC 3339, UTC), or null.",
                examples = "2026-03-01T06:30:00Z",
                nullable = true)
        Instant takenAt,

        @Valid @Schema(description = "Where it was taken, or null.", nullable = true)
        Image.Place place,

        @Size(max = 500, message = "must be 500 characters at most")
        @PlainText
        @Schema(description = "Copyright notice, or null.", examples = "© 2026 Corvid Press", nullable = true)
        String copyright,

        @Size(max = 2000, message = "must be 2000 characters at most")
        @PlainText
        @Schema(description = "How it may be used, or null.", examples = "Editorial use only", nullable = true)
        String usageTerms,

        @Size(max = 100, message = "must be 100 at most")
        @Schema(description = "What it is about, in single words.", examples = "[\"flood\"]")
        List<
                        @NotBlank(message = "must be a word")
                        @Size(max = 100, message = "must be 100 characters at most") @OneLine String>
                keywords,

        @Valid @Schema(description = "What must stay visible when it is cut, or null.", nullable = true)
        Focus focalPoint) {

    static final int LONGEST_ALT = 2000;
    static final int LONGEST_CAPTION = 5000;
    static final int LONGEST_CREDIT = 500;

    /** Its texts in another language. */
    @Schema(name = "ImageTexts", description = "The texts of a picture in another language.")
    public record Translation(
            @Size(max = ImageDraft.LONGEST_ALT, message = "must be 2000 characters at most")
            @PlainText
            @Schema(description = "What it shows, or null.", examples = "Une rue inondée", nullable = true)
            String alt,

            @Size(max = ImageDraft.LONGEST_CAPTION, message = "must be 5000 characters at most")
            @PlainText
            @Schema(description = "What it tells, or null.", examples = "La rue principale", nullable = true)
            String caption,

            @Size(max = ImageDraft.LONGEST_CREDIT, message = "must be 500 characters at most")
            @PlainText
            @Schema(description = "Whose it is, or null.", examples = "Reuters", nullable = true)
            String credit) {}

    /** A point of a picture. */
    @Schema(name = "ImageFocus", description = "A point of a picture, as parts of its width and height.")
    public record Focus(
            @NotNull(message = "is needed, 0 to 1")
            @DecimalMin(value = "0", message = "must be 0 to 1")
            @DecimalMax(value = "1", message = "must be 0 to 1")
            @Schema(description = "From the left, 0 to 1.", examples = "0.5")
            Float x,

            @NotNull(message = "is needed, 0 to 1")
            @DecimalMin(value = "0", message = "must be 0 to 1")
            @DecimalMax(value = "1", message = "must be 0 to 1")
            @Schema(description = "From the top, 0 to 1.", examples = "0.3")
            Float y) {}

    /** What would tell of the picture as it is told of. */
    static ImageDraft of(Image image, String language) {
        return new ImageDraft(
                image.alts.get(language),
                image.captions.get(language),
                image.credits.get(language),
                Translations.of(
                        language,
                        other -> new Translation(
                                image.alts.get(other), image.captions.get(other), image.credits.get(other)),
                        image.alts,
                        image.captions,
                        image.credits),
                image.headline,
                image.source,
                image.creators,
                image.takenAt,
                image.place,
                image.copyright,
                image.usageTerms,
                image.keywords,
                image.focalX == null || image.focalY == null ? null : new Focus(image.focalX, image.focalY));
    }

    /** Writes it to the picture; 422 when a translation is in no language of its own. */
    void writeTo(Image image, String language) {
        var others = Translations.checked(translations, language);
        image.alts = Translations.texts(language, alt, others, Translation::alt);
        image.captions = Translations.texts(language, caption, others, Translation::caption);
        image.credits = Translations.texts(language, credit, others, Translation::credit);
        image.headline = headline;
        image.source = source;
        image.creators = creators == null ? List.of() : creators;
        image.takenAt = takenAt;
        image.place = place;
        image.copyright = copyright;
        image.usageTerms = usageTerms;
        image.keywords = keywords == null ? List.of() : keywords;
        image.focalX = focalPoint == null ? null : focalPoint.x();
        image.focalY = focalPoint == null ? null : focalPoint.y();
    }
}
