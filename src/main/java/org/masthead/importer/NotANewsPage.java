package org.masthead.importer;

import java.util.List;
import java.util.Map;

/** The page could be read but holds no article: a front page, a login or error page, or nothing. */
public final class NotANewsPage extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final List<String> missing;

    /** @param missing a sentence for each missing part, {@code headline} and {@code body}, in that order */
    NotANewsPage(Map<String, String> missing) {
        super(String.join(" ", missing.values()));
        this.missing = List.copyOf(missing.keySet());
    }

    /** The missing parts, of {@code headline} and {@code body}; the message says why in whole sentences. */
    public List<String> missing() {
        return missing;
    }
}
