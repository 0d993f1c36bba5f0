package org.masthead.body;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was taken away on the way in, counted, to be told to the writer in plain words. */
final class Removed {

    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final Map<String, String> plurals = new LinkedHashMap<>();

    /** @param many the sentence for two or more, with {@code %d} for their number */
    void count(String one, String many) {
        counts.merge(one, 1, Integer::sum);
        plurals.put(one, many);
    }

    void element(String name) {
        count("removed 1 %s element".formatted(name), "removed %%d %s elements".formatted(name));
    }

    void link(String href) {
        var scheme = Links.scheme(href);
        var what = scheme.isEmpty() || scheme.length() > 20 ? "an unusable address" : scheme + ":";
        count("removed a link with " + what, "removed %d links with " + what);
    }

    List<String> sentences() {
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() == 1
                        ? entry.getKey()
                        : plurals.get(entry.getKey()).formatted(entry.getValue()))
                .toList();
    }
}
