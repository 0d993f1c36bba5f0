package org.masthead.outgoing;

/**
 * An answer.
 *
 * @param status of HTTP, whatever it is
 * @param contentType as the other side says, or null
 * @param location where it redirects to, unchecked, or null
 * @param length of the body in bytes
 * @param body empty when it went to a file
 */
public record Fetched(int status, String contentType, String location, long length, byte[] body) {

    boolean isRedirect() {
        return status >= 300 && status < 400 && location != null;
    }
}
