package org.masthead.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;

/** Applies changes to what they change. What results is checked as strictly as if it had been sent whole. */
@ApplicationScoped
public class Patches {

    private final ObjectMapper json;
    private final Validator validator;

    Patches(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /**
     * What was there, changed.
     *
     * @param present what the change is made to, as the body that would make it
     * @throws ProblemException 400 for an unknown member or a wrong type, 422 for a value that is not acceptable
     */
    public <T> T applied(MergePatch patch, T present) {
        var document = json.<ObjectNode>valueToTree(present);
        // A null stays for the strict reading, which then knows a misspelt member from one that is taken away.
        patch.document().properties().forEach(member -> {
            var before = document.get(member.getKey());
            var after = member.getValue();
            document.set(member.getKey(), after instanceof ObjectNode change ? merged(before, change) : after);
        });
        @SuppressWarnings("unchecked") // the class of a T makes a T
        var type = (Class<T>) present.getClass();
        return read(document, type);
    }

    /**
     * What was sent as a part of something else, as if it had been sent by itself.
     *
     * @throws ProblemException 400 for an unknown member or a wrong type, 422 for a value that is not acceptable
     */
    public <T> T read(ObjectNode document, Class<T> type) {
        var sent = parsed(document, type);
        var violations = validator.validate(sent);
        if (!violations.isEmpty()) {
            throw ProblemException.validation(ViolationFaults.faults(violations));
        }
        return sent;
    }

    /** The algorithm of RFC 7396 section 2 for an object. */
    private static ObjectNode merged(JsonNode target, ObjectNode change) {
        var result = target instanceof ObjectNode object ? object : change.objectNode();
        change.properties().forEach(member -> {
            if (member.getValue().isNull()) {
                result.remove(member.getKey());
            } else {
                result.set(
                        member.getKey(),
                        member.getValue() instanceof ObjectNode inner
                                ? merged(result.get(member.getKey()), inner)
                                : member.getValue());
            }
        });
        return result;
    }

    private <T> T parsed(ObjectNode document, Class<T> type) {
        try {
            return json.treeToValue(document, type);
        } catch (JsonProcessingException e) {
            throw JsonFaults.problem(e).exception();
        }
    }
}
