package org.masthead.article;

import java.util.UUID;
import java.util.stream.Stream;
import org.masthead.database.Ids;
import org.masthead.http.Paging;
import org.masthead.http.ProblemException;
import org.masthead.http.RequestAddress;

/**
 * Articles that a parameter names one by one, by their ids with commas between them.
 *
 * @param ids as they were given; null when none were
 */
record NamedArticles(String ids) {

    private static final int MOST = 100;

    /** The ids in their order; null when there are none. */
    UUID[] uuids() {
        if (ids == null) {
            return null;
        }
        var named = Stream.of(ids.split(",", -1)).distinct().toList();
        if (named.size() > MOST) {
            throw ProblemException.parameter("ids", "May name " + MOST + " articles.");
        }
        return named.stream()
                .map(id -> Ids.parse(id)
                        .orElseThrow(() -> ProblemException.parameter(
                                "ids", "Must be ids of articles (UUID) with commas between them.")))
                .toArray(UUID[]::new);
    }

    /** All of them are on the first page. */
    Paging paged(Paging part, RequestAddress query) {
        if (ids == null) {
            return part;
        }
        if (part.cursor() != null) {
            throw ProblemException.parameter("cursor", "There is no next page of articles named by ids.");
        }
        if (query.has("limit") && part.limit() < uuids().length) {
            throw ProblemException.parameter("limit", "Articles named by ids are all on one page.");
        }
        return new Paging(MOST, null);
    }
}
