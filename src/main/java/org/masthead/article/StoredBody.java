package org.masthead.article;

import org.masthead.body.Body;

/**
 * A body as its rows have it: a thread of its own can make that ahead of time.
 *
 * @param kept as a revision keeps it
 * @param json as a live row has it; null when no readers shall have it
 * @param refers whether it shows pictures or links to our own articles
 * @param text what searches find; null when no readers shall have it
 * @param language by which its words were counted; null when no readers shall have it
 */
record StoredBody(Body body, String kept, String json, boolean refers, String text, String language, int words) {

    /** Of a revision that no readers shall have. */
    static StoredBody of(Body body) {
        return new StoredBody(body, body.kept(), null, body.refers(), null, null, 0);
    }

    static StoredBody forReaders(Body body, String language) {
        return new StoredBody(
                body, body.kept(), body.json(), body.refers(), body.text(), language, body.wordCount(language));
    }

    /** Whether this is it, of a body that may have become another since. */
    boolean isOf(Body now) {
        return body.equals(now);
    }

    boolean isForReadersOf(Body now, String itsLanguage) {
        return itsLanguage.equals(language) && isOf(now);
    }
}
