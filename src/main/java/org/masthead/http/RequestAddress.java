package org.masthead.http;

import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/**
 * What was asked for, in one spelling: the path and the parameters sorted by name. The same query gives the same text,
 * however it was written. The basis of entity tags, of cursors' fingerprints and of the links between pages.
 */
public final class RequestAddress {

    private final String path;
    private final SortedMap<String, List<String>> parameters;

    private RequestAddress(String path, SortedMap<String, List<String>> parameters) {
        this.path = path;
        this.parameters = parameters;
    }

    /** Of a path as it stands in the request line, and decoded parameters; repeated values keep their order. */
    public static RequestAddress of(String rawPath, Map<String, List<String>> parameters) {
        return new RequestAddress(rawPath, new TreeMap<>(parameters));
    }

    /** Of the request at hand: {@code @Context UriInfo}. */
    public static RequestAddress of(UriInfo uri) {
        // Not getRequestUri(): it needs a Host, and an HTTP/1.0 client may come without.
        return of(CurrentRequestManager.get().serverRequest().getRequestPath(), uri.getQueryParameters());
    }

    /** Whether a parameter was given. */
    public boolean has(String name) {
        return parameters.containsKey(name);
    }

    /** The same without some parameters. */
    public RequestAddress without(String... names) {
        var fewer = new TreeMap<>(parameters);
        for (var name : names) {
            fewer.remove(name);
        }
        return new RequestAddress(path, fewer);
    }

    /** The same with one parameter set; null takes it away. */
    public RequestAddress with(String name, String value) {
        var other = without(name);
        if (value != null) {
            other.parameters.put(name, List.of(value));
        }
        return other;
    }

    /** A path-absolute URL, percent-encoded. */
    @Override
    public String toString() {
        var pairs = new ArrayList<String>();
        parameters.forEach((name, values) -> values.forEach(value -> pairs.add(encode(name) + '=' + encode(value))));
        return pairs.isEmpty() ? path : path + '?' + String.join("&", pairs);
    }

    private static String encode(String text) {
        // Form encoding, but for the space, which everyone reads as %20, and the comma, which our lists are made of.
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2C", ",");
    }
}
