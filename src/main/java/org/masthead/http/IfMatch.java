package org.masthead.http;

import jakarta.ws.rs.HeaderParam;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/**
 * The lock of a change (RFC 9110 section 13.1.1), to be taken as a {@code @BeanParam}: the client repeats the ETag that
 * it read.
 */
public record IfMatch(
        @HeaderParam("If-Match")
        @Parameter(
                description =
                        "The ETag that was read with the working copy, quotes included, or * for any. Absent: 428; another state by now: 412.",
                example = "\"0199c0de7a1b-3\"")
        String field) {

    /**
     * Passes when the present state is the one the client read, or when it does not care ({@code *}).
     *
     * @param etag the present strong tag, quotes included
     * @throws ProblemException 428 when the client named nothing, 412 with the present ETag when it named another state
     */
    public void require(String etag) {
        require(etag, List::of);
    }

    /** The same; the answer 412 lists in {@code changedFields} what differs from what the client read. */
    public void require(String etag, Supplier<List<String>> changedFields) {
        if (field == null || field.isBlank()) {
            throw Problem.of(ProblemCode.PRECONDITION_REQUIRED)
                    .header("ETag", etag)
                    .exception();
        }
        if (names(etag)) {
            return;
        }
        var problem = Problem.of(ProblemCode.PRECONDITION_FAILED).header("ETag", etag);
        var changed = changedFields.get();
        throw (changed.isEmpty() ? problem : problem.member("changedFields", changed)).exception();
    }

    /** Whether the client read this state, or does not care. By the strong comparison: a weak tag matches nothing. */
    public boolean names(String etag) {
        return field != null
                && (field.trim().equals("*") || EntityTags.parse(field).contains(etag));
    }

    /** The tags the client named, so that a caller can tell what it had read. */
    public List<String> tags() {
        return field == null ? List.of() : EntityTags.parse(field);
    }
}
