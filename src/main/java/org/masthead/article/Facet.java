package org.masthead.article;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.masthead.http.EnumNames;
import org.masthead.http.ProblemException;

/** What the articles of a list can be counted by. */
enum Facet {
    SECTION("path", Facet.IN_LANGUAGE, "where n.section_id in (select id from section where visible)"),
    TAG("slug", Facet.IN_LANGUAGE, ""),
    AUTHOR("slug", "name", "");

    /** In the one language of the list, else in that of its one edition, else in that of the default one. */
    private static final String IN_LANGUAGE =
            "in_language(names, coalesce(:facetLanguage, (select language from edition where key = :facetEdition)))";

    private static final int MOST_VALUES = 10;

    private final String key;
    private final String name;
    private final String shown;

    Facet(String key, String name, String shown) {
        this.key = key;
        this.name = name;
        this.shown = shown;
    }

    /**
     * Reads names with commas between them.
     *
     * @throws ProblemException 400 {@code invalid-parameter}
     */
    static Set<Facet> read(String names) {
        var facets = EnumSet.noneOf(Facet.class);
        for (var name : names.split(",", -1)) {
            var facet = EnumNames.parse(Facet.class, name);
            if (facet == null) {
                throw ProblemException.parameter(
                        "facets",
                        "Must be names out of " + String.join(", ", EnumNames.all(Facet.class))
                                + " with commas between them.");
            }
            facets.add(facet);
        }
        return facets;
    }

    /** Its name in queries and JSON. */
    String text() {
        return EnumNames.of(this);
    }

    /** In SQL: what the rows that are {@code found} carry most often, as the JSON of {@link Facets}. */
    static String counts(Set<Facet> facets) {
        return facets.stream().map(Facet::counts).collect(Collectors.joining(", ", "json_build_object(", ")"));
    }

    private String counts() {
        return """
                '%1$s', (select coalesce(json_agg(json_build_object('value', %2$s, 'name', %3$s, 'count', c.articles)
                    order by c.articles desc, %2$s), '[]')
                  from (select n.%1$s_id, count(*) as articles from found f join live_%1$s n on n.live_article_id = f.id
                    %5$s group by 1 order by 2 desc, 1 limit %4$d) c
                  join %1$s on id = c.%1$s_id)""".formatted(text(), key, name, MOST_VALUES, shown);
    }
}
