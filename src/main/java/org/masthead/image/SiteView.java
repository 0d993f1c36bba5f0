package org.masthead.image;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.masthead.site.Channel;
import org.masthead.site.Edition;
import org.masthead.site.Languages;
import org.masthead.site.Site;

/** The publication as readers see it. */
@Schema(description = "The publication as readers see it.")
public record SiteView(
        @Schema(
                description = "Its id as a URN, the same on every domain and for ever.",
                examples = "urn:uuid:5b1f7a52-6f0c-4c3e-9a63-2d0f3b1c8e10")
        String publication,

        @Schema(description = "Its name.", examples = "Masthead")
        String name,

        @Schema(
                description = "What it says of itself, by language tag.",
                examples = "{\"en\": \"News from the river\"}")
        Map<String, String> taglines,

        @Schema(description = "Its editions.") List<EditionView> editions,

        @Schema(description = "Languages of its editions (BCP 47).", examples = "[\"en\"]")
        List<String> languages,

        @Schema(description = "IANA name: what \"today\" means here.", examples = "Europe/London")
        String timeZone,

        @Schema(
                description = "Id of an image, or null.",
                examples = "0199c0de-7a1b-7c2d-8e3f-405162738495",
                nullable = true)
        UUID logo,

        @Schema(description = "The same image, with its texts in the default language, or null.", nullable = true)
        ImageView logoImage,

        @Schema(description = "How to reach it.") ContactView contact,

        @Schema(description = "Where it is besides the web: apps, social accounts, TV.")
        List<ChannelView> channels,

        @Schema(
                description = "The sentence that names the alternate addresses, by language tag.",
                examples = "{\"en\": \"This website can also be accessed at the following alternate addresses\"}")
        Map<String, String> notices) {

    /** One edition; {@code direction} is {@code ltr} or {@code rtl}. */
    @Schema(description = "One edition.")
    public record EditionView(
            @Schema(description = "Readable name for filters.", examples = "en")
            String key,

            @Schema(description = "Its language (BCP 47).", examples = "en")
            String language,

            @Schema(description = "Country (ISO 3166-1 alpha-2), or null.", examples = "GB", nullable = true)
            String region,

            @Schema(description = "Its name for people.", examples = "English")
            String title,

            @Schema(
                    description = "Direction of its lines: left to right or right to left.",
                    examples = "ltr",
                    enumeration = {"ltr", "rtl"})
            String direction,

            @Schema(description = "Whether it is the one for all who asked for none.", examples = "true")
            boolean isDefault) {}

    /** How to reach the publication. */
    @Schema(description = "How to reach the publication.")
    public record ContactView(
            @Schema(description = "E-mail address, or null.", examples = "desk@masthead.example", nullable = true)
            String email,

            @Schema(
                    description = "Web page, or null.",
                    examples = "https://www.masthead.example/contact",
                    nullable = true)
            String url) {}

    /** Where else the publication is; {@code kind} is one of roku, ios, android, telegram, … */
    @Schema(description = "Where else the publication is.")
    public record ChannelView(
            @Schema(
                    description = "What it is, in lower case with hyphens: roku, ios, android, telegram and others may "
                            + "come.",
                    examples = "roku")
            String kind,

            @Schema(description = "Its name for people.", examples = "Masthead TV")
            String name,

            @Schema(
                    description = "Where it is, or null where only its name is known.",
                    examples = "https://channelstore.roku.com/details/masthead",
                    nullable = true)
            String url) {}

    static SiteView of(Site site, ImageView logo, List<Edition> editions, List<Channel> channels) {
        return new SiteView(
                "urn:uuid:" + site.publicationId,
                site.name,
                site.taglines,
                editions.stream().map(SiteView::of).toList(),
                editions.stream().map(edition -> edition.language).distinct().toList(),
                site.timeZone,
                site.logoImageId,
                logo,
                new ContactView(site.contactEmail, site.contactUrl),
                channels.stream()
                        .map(channel -> new ChannelView(channel.kind, channel.name, channel.url))
                        .toList(),
                site.notices);
    }

    private static EditionView of(Edition edition) {
        return new EditionView(
                edition.key,
                edition.language,
                edition.region,
                edition.title,
                Languages.direction(edition.language),
                edition.isDefault);
    }
}
