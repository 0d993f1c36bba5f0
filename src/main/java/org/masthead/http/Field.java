package org.masthead.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/** A field of an answer's header that is sent many times: in the form in which it is looked up and written quickest. */
public record Field(CharSequence name, CharSequence value) {

    public static Field of(String name, String value) {
        return new Field(HttpHeaders.createOptimized(name), HttpHeaders.createOptimized(value));
    }

    /** Instead of what the header has under this name. */
    public void set(MultiMap header) {
        header.set(name, value);
    }
}
