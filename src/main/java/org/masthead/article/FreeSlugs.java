package org.masthead.article;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.masthead.address.Slug;
import org.masthead.database.Statements;

/**
 * Finds slugs that nobody has, for many articles at once. Of headlines that come again and again it remembers how far
 * their numbers have come, so that the ten-thousandth is found as fast as the second.
 */
final class FreeSlugs {

    /** Most often the next number is free. */
    private static final int FIRST = 4;

    private static final int AT_ONCE = 100;
    private static final int REMEMBERED = 10_000;

    /** Also those under which readers knew what has been erased: they shall not find another there. */
    private static final String TAKEN = """
            select slug from slug where slug = any(:slugs)
            union all
            select word from unnest(:slugs) word join erased_address on digest = sha256(convert_to(word, 'UTF8'))""";

    private final Statements statements;
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> numbers = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > REMEMBERED;
        }
    };

    FreeSlugs(Statements statements) {
        this.statements = statements;
    }

    /** Forgets the articles before, which are in the database, and looks there for what more will want. */
    void look(Collection<String> wanted) {
        taken.clear();
        taken.addAll(among(statements, wanted));
    }

    /** Takes a slug that was looked for; false when somebody has it. */
    boolean take(String slug) {
        return taken.add(slug);
    }

    /** Takes a slug that was looked for, or the next of {@code -2}, {@code -3} … that nobody has. */
    String takeFree(Slug wanted) {
        if (take(wanted.text())) {
            return wanted.text();
        }
        var many = FIRST;
        for (var first = numbers.getOrDefault(wanted.text(), 1) + 1; ; first += many, many = AT_ONCE) {
            var numbered = new LinkedHashMap<String, Integer>();
            IntStream.range(first, first + many)
                    .forEach(number -> numbered.put(wanted.numbered(number).text(), number));
            var others = among(statements, numbered.keySet());
            for (var slug : numbered.entrySet()) {
                if (!others.contains(slug.getKey()) && take(slug.getKey())) {
                    numbers.put(wanted.text(), slug.getValue());
                    return slug.getKey();
                }
            }
        }
    }

    /** Those of these slugs that somebody has. */
    static Set<String> among(Statements statements, Collection<String> slugs) {
        return new HashSet<>(
                statements.list(TAKEN, Map.of("slugs", slugs.toArray(String[]::new)), row -> row.getString(1)));
    }
}
