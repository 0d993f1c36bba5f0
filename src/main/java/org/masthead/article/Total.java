package org.masthead.article;

import com.fasterxml.jackson.annotation.JsonValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.masthead.http.EnumNames;

/** How the number of all items of a list shall be found. */
@Schema(description = "How the number of all items shall be found: counted, or beyond 10,000 estimated.")
public enum Total {
    EXACT,
    ESTIMATE;

    /** As it stands in queries. */
    @JsonValue
    public String text() {
        return EnumNames.of(this);
    }
}
