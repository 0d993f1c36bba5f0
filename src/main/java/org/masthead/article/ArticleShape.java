package org.masthead.article;

import org.masthead.address.OwnUrls;
import org.masthead.http.FieldSelection;

/**
 * What of articles is shown: decides what is read of them.
 *
 * @param format of the body; null for cards, which have none
 */
record ArticleShape(FieldSelection fields, BodyFormat format, OwnUrls urls) {

    boolean isCard() {
        return format == null;
    }
}
