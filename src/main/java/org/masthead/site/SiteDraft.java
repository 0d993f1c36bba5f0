package org.masthead.site;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.masthead.http.OneLine;

/** The publication as it is written. */
@Schema(description = "The publication as it is written.")
public record SiteDraft(
        @NotBlank(message = "is needed")
        @Size(max = 200, message = "must be 200 characters at most")
        @OneLine
        @Schema(description = "Its name.", examples = "Masthead")
        String name,

        @Size(max = 500, message = "must be 500 characters at most")
        @OneLine
        @Schema(
                description = "What it says of itself, plain text in its default language, or null.",
                examples = "News from the river",
                nullable = true)
        String tagline,

        @Size(max = 1000, message = "must be 1000 characters at most")
        @OneLine
        @Schema(
                description = "The sentence that names the alternate addresses, plain text in the default language, or"
                        + " null.",
                examples = "This website can also be accessed at the following alternate addresses",
                nullable = true)
        String notice,

        @Size(max = 100, message = "must be 100 languages at most")
        @Schema(
                description = "Tagline and notice in other languages than the default one, by language tag (BCP 47).",
                examples = "{\"fr\": {\"tagline\": \"Nouvelles du fleuve\", \"notice\": null}}")
        Map<@NotNull String, @Valid @NotNull Translation> translations,

        @NotBlank(message = "is needed")
        @Size(max = 100, message = "must be 100 characters at most")
        @Schema(
                description = "IANA name of a time zone: what \"today\" means, and the days in paths.",
                examples = "Europe/London")
        String timeZone,

        @NotBlank(message = "is needed")
        @Size(max = 200, message = "must be 200 characters at most")
        @Pattern(
                regexp = "(?!/v1/)(?=(?:[^{]|\\{(?!slug}))*+\\{slug}(?:[^{]|\\{(?!slug}))*+$)"
                        + "(?:/(?:[a-z0-9-]|\\{(?:section|slug|edition|year|month|day)})+)+",
                message = "must be segments of a-z, 0-9, hyphens and {section}, {slug}, {edition}, {year}, {month},"
                        + " {day}, each after a slash, with {slug} once, and not below /v1")
        @Schema(
                description =
                        "How the path of an article is made: of {section} (the path of its first section), {slug},"
                                + " which must be there once, {edition}, and {year}, {month}, {day} of its first publication"
                                + " in the time zone. A change holds for what is published from then on; what readers see"
                                + " keeps its path until it is published again, and every past path goes on leading to it.",
                examples = "/{section}/{slug}")
        String pathTemplate,

        @Valid @Schema(description = "How to reach it.") Contact contact,

        @Schema(
                description = "Id of the image that is its logo, or null.",
                examples = "0199c0de-7a1b-7c2d-8e3f-405162738495",
                nullable = true)
        UUID logo) {

    /** Tagline and notice in another language. */
    @Schema(name = "SiteTexts", description = "Tagline and notice in another language.")
    public record Translation(
            @Size(max = 500, message = "must be 500 characters at most")
            @OneLine
            @Schema(description = "The tagline, or null.", examples = "Nouvelles du fleuve", nullable = true)
            String tagline,

            @Size(max = 1000, message = "must be 1000 characters at most")
            @OneLine
            @Schema(
                    description = "The sentence that names the alternate addresses, or null.",
                    examples = "Ce site est aussi accessible aux adresses suivantes",
                    nullable = true)
            String notice) {}

    /** How to reach the publication. */
    @Schema(name = "SiteContact", description = "How to reach the publication.")
    public record Contact(
            @Email(message = "must be an e-mail address")
            @Size(max = 254, message = "must be 254 characters at most")
            @Schema(description = "E-mail address, or null.", examples = "desk@masthead.example", nullable = true)
            String email,

            @Size(max = 2048, message = "must be 2048 characters at most")
            @Pattern(regexp = WebUrl.PATTERN, message = WebUrl.MESSAGE)
            @Schema(
                    description = "Web page, or null.",
                    examples = "https://www.masthead.example/contact",
                    nullable = true)
            String url) {}

    /** What would make the publication as it is. */
    static SiteDraft of(Site site, String language) {
        return new SiteDraft(
                site.name,
                site.taglines.get(language),
                site.notices.get(language),
                translations(site, language),
                site.timeZone,
                site.pathTemplate,
                new Contact(site.contactEmail, site.contactUrl),
                site.logoImageId);
    }

    static Map<String, Translation> translations(Site site, String language) {
        return Translations.of(
                language,
                other -> new Translation(site.taglines.get(other), site.notices.get(other)),
                site.taglines,
                site.notices);
    }
}
