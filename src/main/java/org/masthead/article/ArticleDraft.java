package org.masthead.article;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.masthead.address.Slug;
import org.masthead.body.Block;
import org.masthead.http.OneLine;
import org.masthead.http.PlainText;

/**
 * An article as an editor's tool writes it, in the names of the delivered one. Everything may be missing: what readers
 * need is asked for when it is published. Relations are given by path, slug or id.
 */
@Schema(
        description = "An article as an editor's tool writes it, in the names of the delivered one. Everything "
                + "may be missing: what readers need is asked for when it is published. Give the text as "
                + "one of body, bodyHtml and bodyMarkdown.")
public record ArticleDraft(
        @Size(max = Slug.MAX_LENGTH, message = "must be 120 characters at most")
        @Pattern(regexp = Slug.PATTERN, message = "must be of a-z, 0-9 and single hyphens between them")
        @Schema(
                description =
                        "Readable name, unique in the publication; made from the headline when absent. Before it has a headline a"
                                + " draft goes by article, article-2 …, which its first headline replaces.",
                examples = "river-rises-after-storm")
        String slug,

        @Schema(description = "What sort of piece it is; news when absent.", examples = "news")
        ArticleKind kind,

        @Schema(description = "Key of an edition; the default one when absent.", examples = "en")
        String edition,

        @Schema(description = "Language of the text (BCP 47), when it is not that of the edition.", examples = "en")
        String language,

        @Size(max = ArticleDraft.LONGEST_HEADLINE, message = "must be 300 characters at most")
        @OneLine
        @Schema(description = "Headline, one line of plain text.", examples = "River rises after the storm")
        String headline,

        @Size(max = ArticleDraft.LONGEST_LINE, message = "must be 120 characters at most")
        @OneLine
        @Schema(description = "Short line above the headline, plain text.", examples = "Weather")
        String kicker,

        @Size(max = ArticleDraft.LONGEST_SUMMARY, message = "must be 2,000 characters at most")
        @OneLine
        @Schema(
                description = "What it is about in a sentence or two, plain text.",
                examples = "Two villages were cut off when the river rose overnight.")
        String summary,

        @Size(max = ArticleDraft.LONGEST_BYLINE, message = "must be 300 characters at most")
        @OneLine
        @Schema(description = "By whom, as printed.", examples = "By Jane Doe")
        String byline,

        @Size(max = ArticleDraft.LONGEST_LINE, message = "must be 120 characters at most")
        @OneLine
        @Schema(description = "Where it was written.", examples = "Riverton")
        String dateline,

        @Size(max = ArticleDraft.LONGEST_LINE, message = "must be 120 characters at most")
        @OneLine
        @Schema(
                description = "Name or slug of the agency it came from; made when it does not exist.",
                examples = "Reuters")
        String source,

        @Size(max = 20, message = "must be 20 at most")
        @Schema(description = "Paths or ids of sections; the first is the primary one.", examples = "[\"news/russia\"]")
        List<@NotNull(message = "can't be null") String> sections,

        @Size(max = 20, message = "must be 20 at most")
        @Schema(description = "Slugs or ids of collections.", examples = "[\"editors-choice\"]")
        List<@NotNull(message = "can't be null") String> collections,

        @Size(max = 50, message = "must be 50 at most")
        @Schema(description = "Slugs or ids of authors.", examples = "[\"jane-doe\"]")
        List<@NotNull(message = "can't be null") String> authors,

        @Size(max = 100, message = "must be 100 at most")
        @Schema(
                description = "Slugs, names or ids of tags; made of names that do not exist. Names that differ in more "
                        + "than case and spaces are different tags.",
                examples = "[\"Flood\"]")
        List<
                        @NotNull(message = "can't be null")
                        @Size(max = ArticleDraft.LONGEST_LINE, message = "must be 120 characters at most") @OneLine
                        String>
                tags,

        @Size(max = 50, message = "must be 50 at most")
        @Schema(description = "Slugs or ids of articles that belong to it.", examples = "[\"storm-hits-the-coast\"]")
        List<@NotNull(message = "can't be null") String> related,

        @Schema(description = "Slug or id of the same article in another edition.", examples = "la-riviere-monte")
        String translationOf,

        @Valid @Schema(description = "The picture at the top.")
        LeadImage leadImage,

        @Size(max = 100, message = "must be 100 at most")
        @Schema(description = "What was wrong and has been put right.")
        List<@Valid @NotNull(message = "can't be null") Correction> corrections,

        @Valid @Schema(description = "Whose it is and what may be done with it.")
        Rights rights,

        @Schema(
                description = "What readers shall see as the time of first publication, when it is not that of this "
                        + "service: from the year 1500 to now.",
                examples = "2026-03-01T06:30:00Z")
        Instant publishedAt,

        @Schema(description = "The text as typed blocks.") List<@NotNull(message = "can't be null") Block> body,

        @Schema(
                description = "The text as HTML; what does not fit is left out, with a warning.",
                examples = "<p>The river rose by two metres.</p>")
        String bodyHtml,

        @Schema(description = "The text as CommonMark with tables.", examples = "The river rose by *two* metres.")
        String bodyMarkdown,

        @Size(max = 500, message = "must be 500 characters at most")
        @PlainText
        @Schema(description = "Why this was saved; for the revision, never for readers.", examples = "Numbers checked")
        String note) {

    /** Limits that whoever makes drafts of what others wrote has to know, in UTF-16 characters. */
    public static final int LONGEST_HEADLINE = 300;

    public static final int LONGEST_SUMMARY = 2000;
    public static final int LONGEST_BYLINE = 300;

    /** Of a kicker, a dateline, the names of a source and of a tag. */
    public static final int LONGEST_LINE = 120;

    /**
     * The draft that would make a working copy what it is.
     *
     * @param withBody whether its text is in it
     * @param note why it will be saved, or null
     */
    static ArticleDraft of(WorkingCopy copy, boolean withBody, String note) {
        var image = copy.leadImage();
        return new ArticleDraft(
                copy.slug(),
                copy.kind(),
                copy.edition(),
                copy.language(),
                copy.headline(),
                copy.kicker(),
                copy.summary(),
                copy.byline(),
                copy.dateline(),
                copy.source(),
                copy.sections(),
                copy.collections(),
                copy.authors(),
                copy.tags(),
                copy.related().stream().map(UUID::toString).toList(),
                copy.translationOf() == null ? null : copy.translationOf().toString(),
                image == null ? null : new LeadImage(image.id(), image.alt(), image.caption(), image.credit()),
                copy.corrections(),
                copy.rights(),
                copy.publishedAt(),
                withBody ? copy.body().blocks() : null,
                null,
                null,
                note);
    }

    /** The same draft with other names of what it refers to. */
    ArticleDraft withNames(
            List<String> otherSections,
            List<String> otherCollections,
            List<String> otherAuthors,
            List<String> otherTags,
            List<String> otherRelated,
            String otherTranslationOf) {
        return with(
                otherSections,
                otherCollections,
                otherAuthors,
                otherTags,
                otherRelated,
                otherTranslationOf,
                body,
                bodyHtml,
                bodyMarkdown);
    }

    /** The same draft of which only is left in which form it had its text. */
    ArticleDraft withoutText() {
        return with(
                sections,
                collections,
                authors,
                tags,
                related,
                translationOf,
                body == null ? null : List.of(),
                bodyHtml == null ? null : "",
                bodyMarkdown == null ? null : "");
    }

    private ArticleDraft with(
            List<String> otherSections,
            List<String> otherCollections,
            List<String> otherAuthors,
            List<String> otherTags,
            List<String> otherRelated,
            String otherTranslationOf,
            List<Block> otherBody,
            String otherHtml,
            String otherMarkdown) {
        return new ArticleDraft(
                slug,
                kind,
                edition,
                language,
                headline,
                kicker,
                summary,
                byline,
                dateline,
                source,
                otherSections,
                otherCollections,
                otherAuthors,
                otherTags,
                otherRelated,
                otherTranslationOf,
                leadImage,
                corrections,
                rights,
                publishedAt,
                otherBody,
                otherHtml,
                otherMarkdown,
                note);
    }

    /** The picture at the top, with texts of its own where the picture's do not fit. */
    @Schema(description = "The picture at the top, with texts of its own where the picture's do not fit.")
    public record LeadImage(
            @NotNull(message = "is needed")
            @Schema(description = "Id of the picture.", examples = "0199c0de-7a1b-7c2d-8e3f-405162738495")
            UUID id,

            @Size(max = LeadImage.LONGEST_ALT, message = "must be 1,000 characters at most")
            @PlainText
            @Schema(
                    description = "What it shows, for those who do not see it; the picture's own when absent.",
                    examples = "A flooded street")
            String alt,

            @Size(max = LeadImage.LONGEST_CAPTION, message = "must be 2,000 characters at most")
            @PlainText
            @Schema(
                    description = "What it tells; the picture's own when absent.",
                    examples = "The main street on Sunday morning")
            String caption,

            @Size(max = LeadImage.LONGEST_CREDIT, message = "must be 500 characters at most")
            @PlainText
            @Schema(description = "Whose it is; the picture's own when absent.", examples = "Reuters")
            String credit) {

        public static final int LONGEST_ALT = 1000;
        public static final int LONGEST_CAPTION = 2000;
        public static final int LONGEST_CREDIT = 500;
    }
}
