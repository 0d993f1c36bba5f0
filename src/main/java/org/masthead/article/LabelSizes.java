package org.masthead.article;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Arrays;

/**
 * How many articles carry a label, about, as it was within the last minutes: enough to choose the label whose rows are
 * walked where any of them would do.
 */
final class LabelSizes {

    /** A few megabytes. */
    private static final int MOST = 20_000;

    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Cache<String, Long> sizes = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(KEPT)
            // Not worth waking another thread for.
            .executor(Runnable::run)
            .build();

    /** Of the labels that are asked for; null unless all are known so well that it can be told which is the rarest. */
    Long[] of(ArticleQuery wanted) {
        var known = new Long[wanted.wanted().size()];
        for (var index = 0; index < known.length; index++) {
            known[index] = sizes.getIfPresent(name(wanted, index));
            if (known[index] == null) {
                return null;
            }
        }
        var isRare = Arrays.stream(known).anyMatch(size -> size < ListStatements.RARE);
        return isRare || Arrays.stream(known).allMatch(size -> size > ListStatements.RARE) ? known : null;
    }

    void keep(ArticleQuery wanted, Long[] counted) {
        for (var index = 0; index < counted.length; index++) {
            if (wanted.wanted().get(index).keys() == 1) {
                var counts = counted[index];
                // Beside a rare one it is only known to be common.
                sizes.asMap()
                        .merge(
                                name(wanted, index),
                                counts,
                                (before, now) ->
                                        now == ListStatements.RARE ? Long.valueOf(Math.max(before, now)) : now);
            }
        }
    }

    private static String name(ArticleQuery wanted, int index) {
        var label = wanted.wanted().get(index);
        return label.label() + " " + String.join(",", wanted.keys(label));
    }
}
