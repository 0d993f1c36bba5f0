package org.masthead.article;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What sort of piece an article is. */
@Schema(description = "What sort of piece an article is.")
public enum ArticleKind {
    NEWS,
    OPINION,
    ANALYSIS,
    LIVE,
    GALLERY,
    VIDEO,
    PODCAST;

    /** As it stands in rows, JSON and queries. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
