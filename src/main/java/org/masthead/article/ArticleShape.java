package org.masthead.article;

import org.masthead.address.OwnUrls;
import org.masthead.http.FieldSelection;
import org.masthead.http.ProblemException;

/**
 * What of articles is shown: decides what is read of them.
 *
 * @param format of the body; null for cards, which have none
 */
record ArticleShape(FieldSelection fields, BodyFormat format, OwnUrls urls) {

    /**
     * Cards.
     *
     * @param asked the form that bodies were asked for in; null when nothing was said of them
     * @throws ProblemException 400 {@code invalid-parameter}
     */
    static ArticleShape card(String fields, BodyFormat asked, OwnUrls urls) {
        if (asked != null) {
            throw ProblemException.parameter("bodyFormat", "There are no bodies in a list without view=full.");
        }
        return new ArticleShape(FieldSelection.read(fields, ArticleCard.class), null, urls);
    }

    /** Articles in full; {@code body} among the fields stands for the body in whatever form it has. */
    static ArticleShape full(String fields, BodyFormat asked, OwnUrls urls) {
        var format = asked == null ? BodyFormat.BLOCKS : asked;
        var selected = FieldSelection.read(fields, ArticleView.class).where("body", format.member());
        if (asked != null && !selected.wants(format.member())) {
            throw ProblemException.parameter("bodyFormat", "The fields that are asked for leave out the body.");
        }
        return new ArticleShape(selected, format, urls);
    }

    boolean isCard() {
        return format == null;
    }
}
