package org.masthead.cache;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an answer is kept under: the path and the parameters sorted by name, in the spelling of the request. Nothing
 * else of a request decides what its answer is: not its Host, not who asks.
 */
final class AnswerKey {

    private static final String NEWSROOM = "/v1/newsroom";

    /** JSON is the only form there is; who refuses one form or another is answered by those who know about that. */
    private static final Pattern REFUSES = Pattern.compile(";\\s*q\\s*=\\s*0(?:\\.0*)?\\s*(?:[,;]|$)");

    private AnswerKey() {}

    /** Null when the request is none of which answers are kept. */
    static String of(HttpServerRequest request) {
        var method = request.method();
        var path = request.path();
        if (method != HttpMethod.GET && method != HttpMethod.HEAD
                || !isDelivery(path)
                || !takesJson(request.getHeader("Accept"))
                || request.headers().contains("Authorization")) {
            return null;
        }
        var query = request.query();
        return query == null || query.isEmpty() ? path : path + '?' + sorted(query);
    }

    private static boolean isDelivery(String path) {
        return (path.startsWith("/v1") || path.equals("/")) && !path.startsWith(NEWSROOM);
    }

    private static boolean takesJson(String accept) {
        return accept == null
                || accept.equals("*/*")
                || (accept.contains("*/*") || accept.contains("application/json"))
                        && !REFUSES.matcher(accept).find();
    }

    /** Repeated parameters keep their order. */
    private static String sorted(String query) {
        return query.indexOf('&') < 0
                ? query
                : Arrays.stream(query.split("&"))
                        .sorted(Comparator.comparing(AnswerKey::name))
                        .collect(Collectors.joining("&"));
    }

    private static String name(String pair) {
        var end = pair.indexOf('=');
        return end < 0 ? pair : pair.substring(0, end);
    }
}
