package org.masthead.article;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/**
 * How many articles carry a label, about, as it was within the last minutes: enough to choose the label whose rows are
 * walked where any of them would do.
 */
final class LabelSizes {

    /** A few megabytes. */
    private static final int MOST = 20_000;

    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Cache<String, Long> sizes =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();

    /** Of the labels that are asked for; null unless all are known. */
    Long[] of(ArticleQuery wanted) {
        var known = new Long[wanted.wanted().size()];
        for (var index = 0; index < known.length; index++) {
            known[index] = sizes.getIfPresent(name(wanted, index));
            if (known[index] == null) {
                return null;
            }
        }
        return known;
    }

    void keep(ArticleQuery wanted, Long[] counted) {
        for (var index = 0; index < counted.length; index++) {
            if (wanted.wanted().get(index).keys() == 1) {
                sizes.put(name(wanted, index), counted[index]);
            }
        }
    }

    private static String name(ArticleQuery wanted, int index) {
        var label = wanted.wanted().get(index);
        return label.label() + " " + String.join(",", wanted.keys(label));
    }
}
