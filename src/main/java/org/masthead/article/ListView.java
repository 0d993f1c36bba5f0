package org.masthead.article;

import com.fasterxml.jackson.annotation.JsonValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.masthead.http.EnumNames;

/** How much of each article a list shows. */
@Schema(description = "How much of each article a list shows: what a teaser needs, or everything.")
public enum ListView {
    CARD,
    FULL;

    /** As it stands in queries. */
    @JsonValue
    public String text() {
        return EnumNames.of(this);
    }
}
