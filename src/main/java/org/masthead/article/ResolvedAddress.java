package org.masthead.article;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.masthead.address.WebAddresses;

/** What is at an address. */
@Schema(description = "What is at an address of the publication, and where it is now.")
public record ResolvedAddress(
        @Schema(
                description =
                        "current: it is where it was looked for. moved: it has another address now. merged: another"
                                + " article has taken its place. redirected: it leads to a section, another path or"
                                + " another website; article is null then.",
                examples = "moved",
                enumeration = {"current", "moved", "merged", "redirected"})
        String status,

        @Schema(
                description = "The status with which a frontend should send readers to the location; null when they are"
                        + " there.",
                examples = "301",
                nullable = true)
        Integer redirect,

        @Schema(
                description = "Where its page is now: a path, the same on every domain; with domain, or on another"
                        + " website, an absolute URL.",
                examples = "/news/russia/river-rises-after-storm")
        String location,

        @Schema(description = "The article; null when it is something else.", nullable = true)
        Found article,

        @Schema(
                description = "Where search engines shall find it; null while no domain carries the edition.",
                nullable = true)
        WebAddresses.Canonical canonical,

        @Schema(description = "The same page on other domains.")
        List<WebAddresses.Duplicate> duplicates) {

    static ResolvedAddress elsewhere(String location) {
        return new ResolvedAddress("redirected", 301, location, null, null, List.of());
    }

    /** The article at an address. */
    @Schema(name = "ResolvedArticle", description = "The article at an address.")
    public record Found(
            @Schema(description = "Its id, a UUIDv7.", examples = "0199c0de-7a1b-7c2d-8e3f-405162738495")
            UUID id,

            @Schema(description = "Readable name, unique in the publication.", examples = "river-rises-after-storm")
            String slug,

            @Schema(description = "Key of its edition.", examples = "en")
            String edition,

            @Schema(description = "Language of its text (BCP 47).", examples = "en")
            String language,

            @Schema(description = "Headline, plain text.", examples = "River rises after the storm")
            String headline,

            @Schema(description = "URL of the article in this API.", examples = "/v1/articles/river-rises-after-storm")
            String href) {}
}
