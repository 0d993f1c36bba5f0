package org.masthead.site;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The publication as the newsroom sees it. */
@Schema(description = "The publication as the newsroom sees it.")
public record SiteEditingView(
        @Schema(
                description = "Its id as a URN, the same on every domain and for ever.",
                examples = "urn:uuid:5b1f7a52-6f0c-4c3e-9a63-2d0f3b1c8e10")
        String publication,

        @Schema(description = "Its name.", examples = "Masthead")
        String name,

        @Schema(
                description = "What it says of itself in its default language, or null.",
                examples = "News from the river",
                nullable = true)
        String tagline,

        @Schema(
                description = "The sentence that names the alternate addresses, in its default language, or null.",
                examples = "This website can also be accessed at the following alternate addresses",
                nullable = true)
        String notice,

        @Schema(
                description = "Tagline and notice in other languages, by language tag.",
                examples = "{\"fr\": {\"tagline\": \"Nouvelles du fleuve\", \"notice\": null}}")
        Map<String, SiteDraft.Translation> translations,

        @Schema(description = "IANA name of its time zone.", examples = "Europe/London")
        String timeZone,

        @Schema(
                description = "How the path of an article is made when it is published.",
                examples = "/{section}/{slug}")
        String pathTemplate,

        @Schema(description = "How to reach it.") SiteDraft.Contact contact,

        @Schema(
                description = "Id of the image that is its logo, or null.",
                examples = "0199c0de-7a1b-7c2d-8e3f-405162738495",
                nullable = true)
        UUID logo,

        @Schema(description = "When it was last changed (RFC 3339, UTC).", examples = "2026-03-01T06:30:00Z")
        Instant updatedAt) {

    static SiteEditingView of(Site site, String language) {
        var draft = SiteDraft.of(site, language);
        return new SiteEditingView(
                "urn:uuid:" + site.publicationId,
                draft.name(),
                draft.tagline(),
                draft.notice(),
                draft.translations(),
                draft.timeZone(),
                draft.pathTemplate(),
                draft.contact(),
                draft.logo(),
                site.updatedAt);
    }
}
