package org.masthead.article;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.masthead.http.Freshness;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;
import org.masthead.http.ProblemException;

/**
 * How it stands with an article that a reader asked for: enough to redirect, to say that it is gone, or to tell a
 * client that its copy is good, before the article itself is loaded.
 *
 * @param slug the one that readers see, or null
 * @param liveId the row that is visible now, or null
 * @param madeOf the cache tags of the row and of all that it shows or would show
 * @param hidden those of what readers do not see now: drafts that it is related to, collections that are not open
 * @param liveSince when that row was made
 * @param position the newest change of anything that the article shows
 * @param newest the newest change of anything at all
 * @param lastDue when it, or anything that it shows, last came or went by the clock, or null
 * @param nextDue when it will look different by the clock alone, or null
 * @param row what readers see, when it was read along and there is one; else null
 */
record ArticleState(
        UUID articleId,
        String slug,
        UUID liveId,
        Instant liveSince,
        List<String> madeOf,
        List<String> hidden,
        String withdrawnReason,
        String publicNote,
        long position,
        Instant positionAt,
        long newest,
        Instant lastDue,
        Instant nextDue,
        ArticleRow row) {

    boolean isVisible() {
        return liveId != null;
    }

    /** Readers knew it, so they are told that it is gone; what they never knew does not exist for them. */
    boolean isGone() {
        return !isVisible();
    }

    boolean isGoneForLegalReasons() {
        return isGone() && WithdrawalReason.LEGAL.text().equals(withdrawnReason);
    }

    /** 410, for legal reasons 451, with what readers are told. */
    ProblemException gone() {
        var problem = Problem.of(isGoneForLegalReasons() ? ProblemCode.LEGAL_REASONS : ProblemCode.GONE);
        return (publicNote == null ? problem : problem.detail(publicNote)).exception();
    }

    Freshness freshness() {
        var modified = Stream.of(liveSince, positionAt, lastDue)
                .filter(time -> time != null)
                .max(Instant::compareTo)
                .orElseThrow();
        var told =
                madeOf.stream().filter(tag -> !hidden.contains(tag)).distinct().toList();
        return new Freshness(liveId + " " + position + " " + lastDue, modified, nextDue, told, madeOf);
    }
}
