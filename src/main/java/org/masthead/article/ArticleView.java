package org.masthead.article;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.masthead.address.WebAddresses;
import org.masthead.body.Block;
import org.masthead.image.ImageView;

/**
 * An article in full. Of {@code body}, {@code bodyHtml}, {@code bodyMarkdown} and {@code bodyText} it carries the one
 * that {@code bodyFormat} asked for.
 */
@Schema(
        description = "An article in full. Of body, bodyHtml, bodyMarkdown and bodyText it carries the one that "
                + "bodyFormat asked for.")
public record ArticleView(
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
        ArticleCard.Named source,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description = "The text as typed blocks; clients pass over types they do not know. Only with "
                        + "bodyFormat=blocks.",
                type = SchemaType.ARRAY,
                implementation = Block.class)
        Object body,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description = "The text as sanitised HTML. Only with bodyFormat=html.",
                examples = "<p>The river rose by two metres.</p>")
        String bodyHtml,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description = "The text as CommonMark with tables. Only with bodyFormat=markdown.",
                examples = "The river rose by *two* metres.")
        String bodyMarkdown,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description = "The text without any markup, blocks parted by an empty line. Only with bodyFormat=text.",
                examples = "The river rose by two metres.")
        String bodyText,

        @Schema(description = "The picture at the top, or null.", nullable = true)
        ImageView leadImage,

        @Schema(description = "The way from the top section down to the primary one.")
        List<ArticleCard.Crumb> breadcrumb,

        @Schema(description = "Its sections, the primary one first.")
        List<ArticleCard.InSection> sections,

        @Schema(description = "The curated lists that hold it.")
        List<ArticleCard.Named> collections,

        @Schema(description = "Who wrote it, in the order of the byline.")
        List<ArticleCard.Named> authors,

        @Schema(description = "What it is about.") List<ArticleCard.Named> tags,

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

        @Schema(description = "What was wrong and has been put right.")
        List<Correction> corrections,

        @Schema(description = "Whose it is and what may be done with it.")
        Rights rights,

        @Schema(description = "Cards of articles that belong to it, those that readers can see.")
        List<ArticleCard> related,

        @Schema(description = "Where the article is on the web.")
        Urls urls,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Where it has what was searched for. Only in lists with highlight=true.")
        Highlights highlights)
        implements ListedArticle {

    /** Where the article is on the web. */
    @Schema(name = "ArticleUrls", description = "Where an article is on the web, in all places and languages.")
    public record Urls(
            @Schema(
                    description = "Path of its page, the same on every domain.",
                    examples = "/news/russia/river-rises-after-storm")
            String path,

            @Schema(
                    description = "Where search engines shall find it; null while no domain carries the edition.",
                    nullable = true)
            WebAddresses.Canonical canonical,

            @Schema(description = "The same page on other domains.")
            List<WebAddresses.Duplicate> duplicates,

            @Schema(description = "The article in all its languages, itself included.")
            List<Translation> editions,

            @Schema(description = "What share buttons shall point to.")
            Share share) {}

    /** The article in a language. */
    @Schema(description = "The article in one of its languages.")
    public record Translation(
            @Schema(description = "Language (BCP 47).", examples = "fr")
            String hreflang,

            @Schema(
                    description = "Its canonical URL; null while no domain carries the edition.",
                    examples = "https://www.masthead.example/news/russia/la-riviere-monte",
                    nullable = true)
            String href,

            @Schema(
                    description = "Id of the article in that language.",
                    examples = "0199c0de-7a1b-7c2d-8e3f-405162738495")
            UUID article) {}

    /** Null while no domain carries the edition. */
    @Schema(description = "What share buttons shall point to.")
    public record Share(
            @Schema(
                    description = "Absolute URL; null while no domain carries the edition.",
                    examples = "https://www.masthead.example/news/russia/river-rises-after-storm",
                    nullable = true)
            String href) {}
}
