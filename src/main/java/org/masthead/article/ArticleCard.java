package org.masthead.article;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.masthead.address.WebAddresses;
import org.masthead.image.ImageView;

/** An article in a list: all that a teaser needs. */
@Schema(description = "An article in a list: all that a teaser needs.")
public record ArticleCard(
        @Schema(description = "Its id, a UUIDv7.", examples = "0199c0de-7a1b-7c2d-8e3f-405162738495")
        UUID id,

        @Schema(
                description = "Readable name, unique in the publication; part of its address.",
                examples = "river-rises-after-storm")
        String slug,

        @Schema(
                description = "What sort of piece it is.",
                examples = "news",
                enumeration = {"news", "opinion", "analysis", "live", "gallery", "video", "podcast"})
        String kind,

        @Schema(description = "Key of its edition.", examples = "en")
        String edition,

        @Schema(description = "Language of its text (BCP 47).", examples = "en")
        String language,

        @Schema(
                description = "Direction of its lines: left to right or right to left.",
                examples = "ltr",
                enumeration = {"ltr", "rtl"})
        String direction,

        @Schema(description = "Headline, plain text.", examples = "River rises after the storm")
        String headline,

        @Schema(
                description = "Short line above the headline, plain text, or null.",
                examples = "Weather",
                nullable = true)
        String kicker,

        @Schema(
                description = "What it is about in a sentence or two, plain text, or null.",
                examples = "Two villages were cut off when the river rose overnight.",
                nullable = true)
        String summary,

        @Schema(description = "By whom, as printed, or null.", examples = "By Jane Doe", nullable = true)
        String byline,

        @Schema(description = "Where it was written, or null.", examples = "Riverton", nullable = true)
        String dateline,

        @Schema(description = "The agency or publisher it came from, or null.", nullable = true)
        Named source,

        @Schema(description = "The picture at the top, or null.", nullable = true)
        ImageView leadImage,

        @Schema(description = "The way from the top section down to the primary one.")
        List<Crumb> breadcrumb,

        @Schema(description = "Its sections, the primary one first.")
        List<InSection> sections,

        @Schema(description = "The curated lists that hold it.")
        List<Named> collections,

        @Schema(description = "Who wrote it, in the order of the byline.")
        List<Named> authors,

        @Schema(description = "What it is about.") List<Named> tags,

        @Schema(description = "First publication (RFC 3339, UTC).", examples = "2026-03-01T06:30:00Z")
        Instant publishedAt,

        @Schema(
                description = "Last publication that was not minor (RFC 3339, UTC).",
                examples = "2026-03-01T08:05:12.250Z")
        Instant updatedAt,

        @Schema(description = "Number of words of the body.", examples = "512")
        int wordCount,

        @Schema(description = "Minutes to read it, at 230 words a minute, rounded up.", examples = "3")
        int readingMinutes,

        @Schema(description = "Where the article is on the web.")
        CardUrls urls,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Where it has what was searched for. Only in lists with highlight=true.")
        Highlights highlights)
        implements ListedArticle {

    /** Something with a slug: a collection, an author, a tag, an agency. */
    @Schema(description = "Something with a slug and a name: a collection, an author, a tag, an agency.")
    public record Named(
            @Schema(description = "Readable name for addresses and filters.", examples = "reuters")
            String slug,

            @Schema(
                    description = "Name for people, in the language of the article where it differs by language.",
                    examples = "Reuters")
            String name) {}

    /** A step of the breadcrumb. */
    @Schema(description = "A step of the way from the top down.")
    public record Crumb(
            @Schema(description = "Path of the section.", examples = "news")
            String path,

            @Schema(description = "Name of the section, in the language of the article.", examples = "News")
            String name) {}

    /** A section of the article; the primary one makes its breadcrumb and path. */
    @Schema(description = "A section of an article.")
    public record InSection(
            @Schema(description = "Path of the section.", examples = "news/russia")
            String path,

            @Schema(description = "Name of the section, in the language of the article.", examples = "Russia")
            String name,

            @Schema(description = "Whether it is the one that makes the breadcrumb and the address.", examples = "true")
            boolean primary) {}

    /** Where the article is on the web. */
    @Schema(description = "Where an article is on the web.")
    public record CardUrls(
            @Schema(
                    description = "Path of its page, the same on every domain.",
                    examples = "/news/russia/river-rises-after-storm")
            String path,

            @Schema(
                    description = "Where search engines shall find it; null while no domain carries the edition.",
                    nullable = true)
            WebAddresses.Canonical canonical) {}
}
