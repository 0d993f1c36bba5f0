package org.masthead.article;

import java.util.Optional;
import org.masthead.address.Slug;
import org.masthead.body.Body;
import org.masthead.body.BodyFaults;
import org.masthead.body.Parsed;

/**
 * A draft, and what can be made of it without asking anybody: a thread of its own can do that ahead of time.
 *
 * @param slug what its headline leads to; null when the draft says its slug
 * @param body what its text was understood as; null when that brings pictures, which have to be looked for
 * @param faults of its text; null when there are none
 * @param stored what rows will have of its text when its links stay what they are; null when it has none
 */
public record PreparedDraft(ArticleDraft draft, Slug slug, Parsed body, BodyFaults faults, StoredBody stored) {

    private static final class NeedsImages extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NeedsImages() {
            super(null, null, false, false);
        }
    }

    /** One of which nothing was made ahead. */
    static PreparedDraft bare(ArticleDraft draft) {
        return new PreparedDraft(draft, null, null, null, null);
    }

    /**
     * Does what can be done ahead.
     *
     * @param language of its text, if readers shall have it and it is known; else null
     */
    static PreparedDraft of(ArticleDraft draft, String language) {
        var slug = draft.slug() == null ? SaveArticle.slugOf(draft) : null;
        try {
            var parsed = DraftReader.parsed(draft, (src, alt, caption, credit) -> {
                throw new NeedsImages();
            });
            var body = parsed.body();
            var stored = language == null ? StoredBody.of(body) : StoredBody.forReaders(body, language);
            return new PreparedDraft(draft, slug, parsed, null, stored);
        } catch (BodyFaults faults) {
            return new PreparedDraft(draft, slug, null, faults, null);
        } catch (NeedsImages e) {
            return new PreparedDraft(draft, slug, null, null, null);
        }
    }

    /** The same for who needs no more of its text than what it was understood as: it takes half the memory. */
    PreparedDraft withoutText() {
        return body == null ? this : with(draft.withoutText());
    }

    PreparedDraft with(ArticleDraft other) {
        return new PreparedDraft(other, slug, body, faults, stored);
    }

    /** @throws BodyFaults with all that is wrong with its text */
    Optional<Parsed> parsed() {
        if (faults != null) {
            throw faults;
        }
        return Optional.ofNullable(body);
    }

    /** What rows have of the body that was made of it. */
    StoredBody stored(Body now) {
        return stored != null && stored.isOf(now) ? stored : StoredBody.of(now);
    }

    /** The same with what readers have of it. */
    StoredBody forReaders(Body now, String language) {
        return stored != null && stored.isForReadersOf(now, language) ? stored : StoredBody.forReaders(now, language);
    }
}
