package org.masthead.http;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A change as JSON Merge Patch (RFC 7396): a member that is named takes the place of the present one, null takes it
 * away, objects are merged member by member, arrays are replaced whole.
 */
public record MergePatch(ObjectNode document) {

    /** The media type of such a change, which {@code Accept-Patch} names. */
    public static final String MEDIA_TYPE = "application/merge-patch+json";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MergePatch {}

    /** Whether the change says anything about a member, and be it null. */
    public boolean names(String member) {
        return document.has(member);
    }
}
