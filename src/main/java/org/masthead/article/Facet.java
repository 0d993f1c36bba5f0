package org.masthead.article;

import java.util.EnumSet;
import java.util.Set;
import org.masthead.http.EnumNames;
import org.masthead.http.ProblemException;

/** What the articles of a list can be counted by. */
enum Facet {
    SECTION("path", "in_language(names, :facetLanguage)", "visible"),
    TAG("slug", "in_language(names, :facetLanguage)", "true"),
    AUTHOR("slug", "name", "true");

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

    /** Its name and its most frequent values among the rows that are {@code found}. */
    String counts() {
        return """
                (select '%1$s', %2$s, %3$s, c.articles from (
                  select n.%1$s_id, count(*) as articles from found f join live_%1$s n on n.live_article_id = f.id
                  where exists (select from %1$s where id = n.%1$s_id and %5$s) group by 1 order by 2 desc, 1 limit %4$d) c
                join %1$s on id = c.%1$s_id)""".formatted(text(), key, name, MOST_VALUES, shown);
    }
}
