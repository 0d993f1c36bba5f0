package org.masthead.cache;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.masthead.http.Doors;

/**
 * What an answer is kept under: the path and the parameters sorted by name, in the spelling of the request. Nothing
 * else of a request decides what its answer is: not its Host, not who asks.
 */
final class AnswerKey {

    /** Where readers find other addresses when one fails, which is when the database may have failed too. */
    private static final String MANIFEST = "/.well-known/masthead-domains.jws";

    /** There is one form of each; who refuses one or another is answered by those who know about that. */
    private static final Pattern REFUSES = Pattern.compile(";\\s*q\\s*=\\s*0(?:\\.0*)?\\s*(?:[,;]|$)");

    private AnswerKey() {}

    /** Null when the request is none of which answers are kept. */
    static String of(HttpServerRequest request) {
        var method = request.method();
        var path = request.path();
        if (method != HttpMethod.GET && method != HttpMethod.HEAD
                || !isDelivery(path)
                || !takes(
                        request.getHeader("Accept"),
                        path.equals(MANIFEST) ? "application/jose+json" : "application/json")
                || request.headers().contains("Authorization")) {
            return null;
        }
        var query = request.query();
        return query == null || query.isEmpty() ? path : path + '?' + sorted(query);
    }

    private static boolean isDelivery(String path) {
        return (path.startsWith("/v1") || path.equals("/") || path.equals(MANIFEST))
                && !Doors.isNewsroom(path)
                && !Doors.isPicture(path);
    }

    private static boolean takes(String accept, String type) {
        return accept == null
                || accept.equals("*/*")
                || (accept.contains("*/*") || accept.contains(type))
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
