package org.masthead.change;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Something that readers can now see differently.
 *
 * @param kind what it is about: article, section, author, domain, …
 * @param subjectId the id of the changed thing
 * @param reason what happened: published, updated, withdrawn, created, …
 * @param tags the cache tags of all answers that may now be different, such as {@code article-ID}
 */
public record Change(String kind, UUID subjectId, String reason, Set<String> tags) {

    /** A change of one thing that is shown wherever its own tag is carried. */
    public static Change of(String kind, UUID id, String reason) {
        return new Change(kind, id, reason, Set.of(tag(kind, id)));
    }

    /** The cache tag that every answer showing this thing carries. */
    public static String tag(String kind, UUID id) {
        return kind + "-" + id;
    }

    /** The ids of the things of a kind among the tags of an answer, in their order. */
    public static List<UUID> named(String kind, List<String> tags) {
        var start = kind + "-";
        return tags.stream()
                .filter(tag -> tag.startsWith(start))
                .map(tag -> UUID.fromString(tag.substring(start.length())))
                .toList();
    }
}
