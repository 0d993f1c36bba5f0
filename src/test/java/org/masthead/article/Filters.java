package org.masthead.article;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Filters as requests say them. */
final class Filters {

    private Filters() {}

    /** @param query {@code tag=energy&tag=gas&publishedAfter=2026-03-01}; times are days */
    static ArticleFilter of(String query) {
        Map<String, List<String>> given = Stream.of(query.split("&"))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.groupingBy(
                        pair -> pair[0], Collectors.mapping(pair -> pair[1], Collectors.toList())));
        return new ArticleFilter(
                all(given, "section"),
                all(given, "collection"),
                all(given, "tag"),
                all(given, "author"),
                all(given, "source"),
                all(given, "kind"),
                all(given, "edition"),
                all(given, "language"),
                time(given, "publishedAfter"),
                time(given, "publishedBefore"),
                time(given, "updatedAfter"),
                time(given, "updatedBefore"),
                given.containsKey("hasImage") ? Boolean.valueOf(one(given, "hasImage")) : null,
                one(given, "ids"),
                one(given, "q"),
                one(given, "sort"));
    }

    private static List<String> all(Map<String, List<String>> given, String name) {
        return given.getOrDefault(name, List.of());
    }

    private static String one(Map<String, List<String>> given, String name) {
        return all(given, name).stream().findFirst().orElse(null);
    }

    private static Instant time(Map<String, List<String>> given, String name) {
        return given.containsKey(name) ? Instant.parse(one(given, name) + "T00:00:00Z") : null;
    }
}
