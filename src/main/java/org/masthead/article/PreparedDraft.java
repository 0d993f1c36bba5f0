package org.masthead.article;

import java.util.Optional;
import org.masthead.address.Slug;
import org.masthead.body.BodyFaults;
import org.masthead.body.Parsed;

/**
 * A draft, and what can be made of it without asking anybody: a thread of its own can do that ahead of time.
 *
 * @param slug what its headline leads to; null when the draft says its slug
 * @param body what its text was understood as; null when that brings pictures, which have to be looked for
 * @param faults of its text; null when there are none
 */
public record PreparedDraft(ArticleDraft draft, Slug slug, Parsed body, BodyFaults faults) {

    private static final class NeedsImages extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NeedsImages() {
            super(null, null, false, false);
        }
    }

    /** Does what can be done ahead. */
    public static PreparedDraft of(ArticleDraft draft) {
        var slug = draft.slug() == null ? SaveArticle.slugOf(draft) : null;
        try {
            var body = DraftReader.parsed(draft, (src, alt, caption, credit) -> {
                throw new NeedsImages();
            });
            return new PreparedDraft(draft, slug, body, null);
        } catch (BodyFaults faults) {
            return new PreparedDraft(draft, slug, null, faults);
        } catch (NeedsImages e) {
            return new PreparedDraft(draft, slug, null, null);
        }
    }

    /** @throws BodyFaults with all that is wrong with its text */
    Optional<Parsed> parsed() {
        if (faults != null) {
            throw faults;
        }
        return Optional.ofNullable(body);
    }
}
