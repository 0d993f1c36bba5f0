package org.masthead.access;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.masthead.http.ProblemCode;

/**
 * An answer to be given again.
 *
 * @param request digest of the request that it was given to
 * @param location path-absolute, or null
 * @param etag quotes included, or null
 * @param body JSON; empty when there is none
 */
record RememberedAnswer(byte[] request, int status, String location, String etag, byte[] body) {

    /** While there is none: the request is being worked on. */
    static final int IN_WORK = 102;

    boolean isInWork() {
        return status == IN_WORK;
    }

    /** Whether what it told of has been erased: resource methods never answer with this status. */
    boolean isErased() {
        return status == ProblemCode.GONE.status();
    }

    /** The answer as something to throw: resource methods return too many types to return it in their place. */
    WebApplicationException replay() {
        var answer = Response.status(status).header("Idempotency-Replayed", "true");
        if (location != null) {
            // As it was written: a URI would be made absolute.
            answer.header("Location", location);
        }
        if (etag != null) {
            answer.header("ETag", etag);
        }
        if (body.length > 0) {
            answer.type(MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8")).entity(body);
        }
        return new WebApplicationException(answer.build());
    }
}
