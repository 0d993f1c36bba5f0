package org.masthead.http;

/**
 * One thing wrong with a request, at the place where it is wrong.
 *
 * @param pointer JSON pointer (RFC 6901) into the body, or null
 * @param parameter name of the query or path parameter, or null
 * @param code short name of the rule that was broken
 * @param detail a sentence that says what is allowed
 */
public record Fault(String pointer, String parameter, String code, String detail) {

    /** A fault in the body. */
    public static Fault at(String pointer, String code, String detail) {
        return new Fault(pointer, null, code, detail);
    }

    /** A fault in a parameter. */
    public static Fault in(String parameter, String code, String detail) {
        return new Fault(null, parameter, code, detail);
    }
}
