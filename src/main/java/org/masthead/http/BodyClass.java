package org.masthead.http;

import io.vertx.core.http.HttpMethod;
import java.util.List;

/** How much body a request may bring, and how long it may take to bring it. */
enum BodyClass {
    NONE(0, 5),
    JSON(1 << 20, 15),
    PAGE(8 << 20, 60);

    /** The first prefix that fits decides. Add a line for a new kind of upload. */
    private static final List<Rule> RULES =
            List.of(new Rule("/v1/newsroom/imports/page", PAGE), new Rule("/v1/newsroom", JSON));

    private final int bytes;
    private final int seconds;

    BodyClass(int bytes, int seconds) {
        this.bytes = bytes;
        this.seconds = seconds;
    }

    /** The class of a request. */
    static BodyClass of(HttpMethod method, String path) {
        if (method == HttpMethod.GET || method == HttpMethod.HEAD || method == HttpMethod.OPTIONS) {
            return NONE;
        }
        return RULES.stream()
                .filter(rule -> path.equals(rule.prefix()) || path.startsWith(rule.prefix() + "/"))
                .map(Rule::bodies)
                .findFirst()
                .orElse(NONE);
    }

    /** The largest body, in bytes. */
    int bytes() {
        return bytes;
    }

    /** The time from the end of the header to the end of the body. */
    int seconds() {
        return seconds;
    }

    private record Rule(String prefix, BodyClass bodies) {}
}
