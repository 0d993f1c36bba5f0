package org.masthead.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.masthead.body.Body;
import org.masthead.body.BodyFaults;
import org.masthead.body.Characters;
import org.masthead.body.Images;
import org.masthead.body.Parsed;
import org.masthead.http.ProblemException;
import org.masthead.image.Image;
import org.masthead.image.ImageUse;
import org.masthead.site.Edition;
import org.masthead.site.Languages;

/** Turns what an editor's tool wrote into what a revision keeps: relations into ids, a body in any form into blocks. */
@ApplicationScoped
class DraftReader {

    /** Before the first newspapers: a slip of the pen. */
    private static final Instant EARLIEST = Instant.parse("1500-01-01T00:00:00Z");

    /** How far the clock of whoever writes may go ahead of ours. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final StoredNames stored;
    private final Clock clock;

    DraftReader(StoredNames stored, Clock clock) {
        this.stored = stored;
        this.clock = clock;
    }

    /**
     * Reads a draft.
     *
     * @param slug the article's slug, already its own
     * @param before the body of the working copy so far, whose blocks keep their ids
     * @param findings what is known to be wrong already; gets what is found here
     * @throws ProblemException 422 with everything that is wrong at once
     */
    ArticleContent read(ArticleDraft draft, Edition edition, String slug, Body before, String by, Findings findings) {
        return read(PreparedDraft.bare(draft), edition, slug, before, by, findings, stored);
    }

    /** The same of one that is prepared, by names that are looked for elsewhere. */
    ArticleContent read(
            PreparedDraft prepared,
            Edition edition,
            String slug,
            Body before,
            String by,
            Findings findings,
            Names names) {
        var draft = prepared.draft();
        var relations = new Relations(names);
        var language = language(draft, edition, findings);
        var source = line(draft.source());
        var leadImage = relations.leadImage(draft.leadImage(), findings);
        var content = new ArticleContent(
                slug,
                draft.kind() == null ? ArticleKind.NEWS : draft.kind(),
                language,
                line(draft.headline()),
                line(draft.kicker()),
                line(draft.summary()),
                line(draft.byline()),
                line(draft.dateline()),
                source == null ? null : names.source(source),
                relations.sections(draft.sections(), findings),
                relations.collections(draft.collections(), findings),
                relations.authors(draft.authors(), findings),
                relations.tags(draft.tags(), language, findings),
                relations.related(draft.related(), findings),
                use(draft.leadImage()),
                draft.corrections() == null ? List.of() : draft.corrections(),
                draft.rights() == null ? Rights.NONE : draft.rights(),
                publishedAt(draft, findings),
                body(prepared, language, before, by, findings, names));
        findings.refuseFaults();
        warnOfMissingAlt(content.leadImage(), leadImage, language, findings);
        return content;
    }

    private static String language(ArticleDraft draft, Edition edition, Findings findings) {
        if (draft.language() == null) {
            return edition.language;
        }
        return Languages.canonical(draft.language()).orElseGet(() -> {
            findings.fault("/language", "invalid", "must be a language tag such as en or pt-BR (BCP 47)");
            return edition.language;
        });
    }

    /** Null where there is nothing to see. */
    private static String line(String text) {
        return text == null || Characters.isInvisible(text) ? null : text.strip();
    }

    /** One that lies ahead would lead the lists of newest articles until then. */
    private Instant publishedAt(ArticleDraft draft, Findings findings) {
        var given = draft.publishedAt();
        if (given != null
                && (given.isBefore(EARLIEST) || given.isAfter(clock.instant().plus(SKEW)))) {
            findings.fault("/publishedAt", "out-of-range", "must lie between the year 1500 and now");
        }
        return given;
    }

    private static ImageUse use(ArticleDraft.LeadImage image) {
        return image == null
                ? null
                : new ImageUse(image.id(), stripped(image.alt()), stripped(image.caption()), stripped(image.credit()));
    }

    private static String stripped(String text) {
        return text == null ? null : text.strip();
    }

    private static Body body(
            PreparedDraft prepared, String language, Body before, String by, Findings findings, Names names) {
        var draft = prepared.draft();
        var forms = Stream.of(draft.body(), draft.bodyHtml(), draft.bodyMarkdown())
                .filter(Objects::nonNull)
                .count();
        if (forms > 1) {
            findings.fault("", "one-body", "must have one of body, bodyHtml and bodyMarkdown");
            return Body.EMPTY;
        }
        try {
            var read = prepared.parsed()
                    .orElseGet(() -> parsed(
                            draft,
                            (src, alt, caption, credit) ->
                                    names.waitingImage(src, language, alt, caption, credit, by)));
            findings.warnings().addAll(read.warnings());
            new Relations(names).checkImages(read.body(), findings);
            var body = new OwnLinks(names).referenced(read.body());
            return draft.body() == null ? body.withIdsOf(before) : body;
        } catch (BodyFaults wrong) {
            var member = draft.body() != null ? "/body" : draft.bodyHtml() != null ? "/bodyHtml" : "/bodyMarkdown";
            wrong.faults()
                    .forEach(fault -> findings.fault(
                            draft.body() != null ? member + fault.pointer() : member, fault.code(), fault.detail()));
            return Body.EMPTY;
        }
    }

    /** What the text of a draft is understood as. */
    static Parsed parsed(ArticleDraft draft, Images images) {
        if (draft.bodyHtml() != null) {
            return Body.fromHtml(draft.bodyHtml(), images);
        }
        if (draft.bodyMarkdown() != null) {
            return Body.fromMarkdown(draft.bodyMarkdown(), images);
        }
        return Body.fromBlocks(draft.body() == null ? List.of() : draft.body());
    }

    private static void warnOfMissingAlt(ImageUse use, Image image, String language, Findings findings) {
        if (use != null && use.alt() == null && image.alts.get(language) == null) {
            findings.warnings().add("The lead image has no alt text.");
        }
    }
}
