package org.masthead.article;

import org.masthead.address.OwnUrls;
import org.masthead.http.FieldSelection;
import org.masthead.http.ProblemException;
import org.masthead.http.RequestAddress;

/**
 * What of articles is shown: decides what is read of them.
 *
 * @param format of the body; null for cards, which have none
 */
record ArticleShape(FieldSelection fields, BodyFormat format, OwnUrls urls) {

    private static final String FORMAT = "bodyFormat";

    /** @throws ProblemException 400 {@code invalid-parameter} */
    static ArticleShape card(String fields, OwnUrls urls, RequestAddress query) {
        if (query.has(FORMAT)) {
            throw ProblemException.parameter(FORMAT, "There are no bodies in a list without view=full.");
        }
        return new ArticleShape(FieldSelection.read(fields, ArticleCard.class), null, urls);
    }

    /**
     * An article in full; {@code body} among the fields stands for the body in whatever form it has.
     *
     * @throws ProblemException 400 {@code invalid-parameter}
     */
    static ArticleShape full(String fields, BodyFormat format, OwnUrls urls, RequestAddress query) {
        var selected = FieldSelection.read(fields, ArticleView.class).where("body", format.member());
        if (query.has(FORMAT) && !selected.wants(format.member())) {
            throw ProblemException.parameter(FORMAT, "The fields that are asked for leave out the body.");
        }
        return new ArticleShape(selected, format, urls);
    }

    boolean isCard() {
        return format == null;
    }
}
