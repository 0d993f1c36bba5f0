package org.masthead.access;

import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.masthead.http.ProblemException;

/** How clients name a request that they may send again (draft-ietf-httpapi-idempotency-key-header). */
final class IdempotencyKey {

    private static final String NAME = "Idempotency-Key";

    /** A string of structured fields (RFC 9651 section 3.3.3), or the same text bare. */
    private static final Pattern QUOTED =
            Pattern.compile("\"((?:[\\x21\\x23-\\x5b\\x5d-\\x7e]|\\\\[\"\\\\]){1,510})\"");

    private static final Pattern TEXT = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private IdempotencyKey() {}

    /**
     * The text of the key, or nothing when the request has none.
     *
     * @throws ProblemException 400 when it is not 1 to 255 visible ASCII characters, or given twice
     */
    static Optional<String> of(HttpServerRequest request) {
        var fields = request.headers().getAll(NAME);
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        var text = fields.size() == 1 ? text(fields.get(0).strip()) : "";
        if (!TEXT.matcher(text).matches()) {
            throw ProblemException.parameter(
                    NAME, "Must be one text of 1 to 255 visible ASCII characters, bare or in double quotes.");
        }
        return Optional.of(text);
    }

    private static String text(String field) {
        if (!field.startsWith("\"")) {
            return field;
        }
        var quoted = QUOTED.matcher(field);
        return quoted.matches() ? quoted.group(1).replaceAll("\\\\(.)", "$1") : "";
    }
}
