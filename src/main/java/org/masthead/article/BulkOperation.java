package org.masthead.article;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.masthead.http.EnumNames;
import org.masthead.http.Fault;
import org.masthead.http.ProblemException;

/** What is to be done to one of several articles. */
@Schema(description = "What is to be done to one of several articles, as a request of its own would do it.")
public record BulkOperation(
        @NotNull(message = "is needed: create, patch, transition or delete")
        @Schema(
                description = "create: write a new article. patch: change its working copy (JSON Merge Patch)."
                        + " transition: take it to another state. delete: remove it.",
                examples = "patch")
        Kind op,

        @Size(max = 120, message = "must be 120 characters at most")
        @Schema(
                description = "The id or slug of the article; not with create.",
                examples = "0199c0de-7a1b-7c2d-8e3f-405162738495")
        String id,

        @Size(max = 200, message = "must be 200 characters at most")
        @Schema(
                description =
                        "The ETag that was read with the article, quotes included, or * for any; not with create.",
                examples = "\"3-2\"")
        String ifMatch,

        @Schema(
                description = "What the request of its own would send: with create a draft, with patch the members of a"
                        + " draft that change, with transition a transition; not with delete.",
                implementation = Object.class,
                anyOf = {ArticleDraft.class, Transition.class})
        ObjectNode body) {

    /** @throws ProblemException 422 when something is missing that such an act needs, or is there that it has not */
    void requireMembers() {
        var faults = new ArrayList<Fault>();
        check(faults, "/id", id, op != Kind.CREATE);
        check(faults, "/body", body, op != Kind.DELETE);
        // One that is missing elsewhere is for the lock to refuse.
        check(faults, "/ifMatch", ifMatch, op != Kind.CREATE && ifMatch != null);
        if (!faults.isEmpty()) {
            throw ProblemException.validation(faults);
        }
    }

    private void check(List<Fault> faults, String pointer, Object value, boolean isNeeded) {
        if (isNeeded && value == null) {
            faults.add(Fault.at(pointer, "missing", "is needed with " + op.text()));
        } else if (!isNeeded && value != null) {
            faults.add(Fault.at(pointer, "misplaced", "can't be given with " + op.text()));
        }
    }

    /** What sort of act it is. */
    @Schema(name = "BulkOperationKind", description = "What is done to an article.")
    public enum Kind {
        CREATE,
        PATCH,
        TRANSITION,
        DELETE;

        /** As it stands in JSON. */
        @JsonValue
        public String text() {
            return EnumNames.of(this);
        }
    }
}
