package org.masthead.http;

import java.util.Locale;

/**
 * Every way in which this service refuses, in one list: what clients may switch on ({@link #code()}), the status it
 * comes with, and the sentence that documents it.
 */
public enum ProblemCode {
    MALFORMED_REQUEST(400, "Malformed request", "The request line, a header or the query cannot be read."),
    PATH_NOT_NORMALISED(
            400,
            "Path not normalised",
            "The path contains empty or dot segments, encoded separators, semicolons, or needless or broken escapes."),
    UNKNOWN_PARAMETER(400, "Unknown parameter", "The query names a parameter that this address does not have."),
    INVALID_PARAMETER(400, "Invalid parameter", "A parameter is empty, given twice, of another type or out of range."),
    INVALID_CURSOR(400, "Invalid cursor", "The cursor was altered, or was made for another query."),
    MALFORMED_JSON(400, "Malformed JSON", "The body is not one well-formed JSON document in UTF-8."),
    WRONG_TYPE(400, "Wrong type", "A member of the body has another JSON type than documented."),
    UNKNOWN_PROPERTY(400, "Unknown property", "The body has a member that is not documented."),
    MALFORMED_TEXT(400, "Malformed text", "A text holds a NUL character or half of a surrogate pair."),
    AMBIGUOUS_CREDENTIALS(400, "Ambiguous credentials", "The request brings more than one key or token."),
    UNAUTHENTICATED(401, "Unauthenticated", "The credentials are missing, wrong, expired or revoked."),
    FORBIDDEN(403, "Forbidden", "The caller is known but may not do this."),
    NOT_FOUND(404, "Not found", "There is nothing at this address that the caller may see."),
    NO_RENDITION(404, "No rendition", "The file of this picture is broken, so nothing can be made of it."),
    METHOD_NOT_ALLOWED(
            405, "Method not allowed", "This address does not answer this method; Allow lists those it does."),
    NOT_ACCEPTABLE(406, "Not acceptable", "The answer has no form that the Accept header admits."),
    REQUEST_TIMEOUT(408, "Request timeout", "The body did not arrive in time."),
    CONFLICT(409, "Conflict", "The request contradicts what is stored, or what is stored still needs it."),
    INVALID_TRANSITION(409, "Invalid transition", "The present state does not allow this step."),
    SLUG_TAKEN(409, "Slug taken", "Another item has this slug, or had it and is remembered by it."),
    IDEMPOTENCY_IN_PROGRESS(
            409, "Idempotent request in progress", "The first request with this Idempotency-Key is still running."),
    GONE(410, "Gone", "What was here has been withdrawn."),
    PRECONDITION_FAILED(412, "Precondition failed", "It was changed since it was read; ETag names the present state."),
    PAYLOAD_TOO_LARGE(413, "Payload too large", "The body is larger than this address takes."),
    URI_TOO_LONG(414, "URI too long", "The request line is longer than 8 KB."),
    UNSUPPORTED_MEDIA_TYPE(
            415, "Unsupported media type", "The body has a type or a charset that this address does not take."),
    UNSUPPORTED_ENCODING(415, "Unsupported encoding", "Bodies are taken without Content-Encoding only."),
    RANGE_NOT_SATISFIABLE(416, "Range not satisfiable", "The file ends before the range that was asked for begins."),
    UNKNOWN_HOST(421, "Unknown host", "This publication is not served under the host name that was asked."),
    VALIDATION(422, "Validation failed", "The body was read, but its content is not acceptable."),
    NO_NEWS_PAGE(422, "No news page", "The page was read, but holds no article."),
    IDEMPOTENCY_KEY_REUSED(
            422, "Idempotency key reused", "This Idempotency-Key came before with another address or body."),
    PRECONDITION_REQUIRED(428, "Precondition required", "Changing this needs If-Match with the ETag that was read."),
    TOO_MANY_REQUESTS(429, "Too many requests", "The caller's allowance is used up; Retry-After says when it grows."),
    HEADER_TOO_LARGE(431, "Request header fields too large", "The header of the request is larger than 16 KB."),
    LEGAL_REASONS(451, "Unavailable for legal reasons", "What was here was withdrawn for legal reasons."),
    INTERNAL(500, "Internal error", "The service failed; its log has more under the traceId."),
    OVERLOADED(503, "Overloaded", "Too many requests are open; try again after Retry-After."),
    DATABASE_UNAVAILABLE(503, "Database unavailable", "The database does not answer; try again after Retry-After."),
    ISSUER_UNAVAILABLE(
            503,
            "Issuer unavailable",
            "The issuer of tokens does not answer, so they cannot be checked; keys work on."),
    STORAGE_FULL(507, "Storage full", "There is no room left to store this.");

    private final int status;
    private final String title;
    private final String description;

    ProblemCode(int status, String title, String description) {
        this.status = status;
        this.title = title;
        this.description = description;
    }

    /** The name on the wire, such as {@code not-found}; also the end of {@code urn:masthead:problem:not-found}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** A short title, the same for every occurrence. */
    public String title() {
        return title;
    }

    /** One sentence for the page that documents all codes. */
    public String description() {
        return description;
    }
}
