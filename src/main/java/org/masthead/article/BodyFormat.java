package org.masthead.article;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** In which form the body of an article is wanted. */
@Schema(description = "In which form the body of an article is wanted.")
public enum BodyFormat {
    BLOCKS,
    HTML,
    MARKDOWN,
    TEXT;

    /** The member of an article that carries it. */
    String member() {
        return this == BLOCKS
                ? "body"
                : "body" + name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }

    /** As it stands in queries. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
