package org.masthead.http;

import io.vertx.core.http.HttpMethod;
import java.util.List;

/** How much body a request may bring, and how long it may take to bring it. */
enum BodyClass {
    NONE(0, 1),
    JSON(1 << 20, 1),
    PAGE(8 << 20, 4),
    /** Goes to the disk as it comes, and may take as long as it keeps coming: of that one operation only. */
    LINES(1 << 30, 4);

    /** The first prefix that fits decides. Add a line for a new kind of upload. */
    private static final List<Rule> RULES = List.of(
            new Rule("/v1/newsroom/imports/page", PAGE),
            new Rule("/v1/newsroom/imports/articles", LINES),
            new Rule("/v1/newsroom", JSON));

    private final int bytes;
    private final int patience;

    BodyClass(int bytes, int patience) {
        this.bytes = bytes;
        this.patience = patience;
    }

    /** The class of a request. */
    static BodyClass of(HttpMethod method, String path) {
        if (method == HttpMethod.GET || method == HttpMethod.HEAD || method == HttpMethod.OPTIONS) {
            return NONE;
        }
        return RULES.stream()
                .filter(rule -> rule.fits(method, path))
                .map(Rule::bodies)
                .findFirst()
                .orElse(NONE);
    }

    /** The largest body, in bytes. */
    int bytes() {
        return bytes;
    }

    /** How many times the usual time it may take. */
    int patience() {
        return patience;
    }

    private record Rule(String prefix, BodyClass bodies) {

        boolean fits(HttpMethod method, String path) {
            return path.equals(prefix)
                    ? bodies != LINES || method.equals(HttpMethod.POST)
                    : bodies != LINES && path.startsWith(prefix + "/");
        }
    }
}
