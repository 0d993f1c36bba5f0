package org.masthead.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Reads JSON documents that come many in one body, each as strictly as if it had come alone. */
@ApplicationScoped
public class Documents {

    private final ObjectMapper json;
    private final Validator validator;

    Documents(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /**
     * What a document says.
     *
     * @param more members beside those of the type; null counts as absent
     */
    public record Document<T>(T value, Map<String, Object> more) {}

    /**
     * Reads a document.
     *
     * @param more members that it may have beside those of the type, and the class of each
     * @throws ProblemException 400 when it cannot be read as that, 422 when it is not acceptable
     */
    public <T> Document<T> read(byte[] document, Class<T> type, Map<String, Class<?>> more) {
        JsonText.check(document);
        var found = new HashMap<String, Object>();
        T value;
        try {
            value = json.readerFor(type)
                    .withHandler(new More(type, more, found))
                    .readValue(document);
        } catch (JsonProcessingException e) {
            throw JsonFaults.problem(e).exception();
        } catch (IOException e) {
            throw new IllegalStateException("Bytes in memory can be read", e);
        }
        if (value == null) {
            throw Problem.of(ProblemCode.MALFORMED_JSON)
                    .detail("The line must not be null.")
                    .exception();
        }
        var violations = validator.validate(value);
        if (!violations.isEmpty()) {
            throw ProblemException.validation(ViolationFaults.faults(violations));
        }
        return new Document<>(value, found);
    }

    /** Takes the members that the type does not know. */
    private static final class More extends DeserializationProblemHandler {

        private final Class<?> type;
        private final Map<String, Class<?>> more;
        private final Map<String, Object> found;

        More(Class<?> type, Map<String, Class<?>> more, Map<String, Object> found) {
            this.type = type;
            this.more = more;
            this.found = found;
        }

        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser parser,
                JsonDeserializer<?> reader,
                Object beanOrClass,
                String name)
                throws IOException {
            var wanted = beanOrClass == type || type.isInstance(beanOrClass) ? more.get(name) : null;
            if (wanted == null) {
                return false;
            }
            try {
                var value = parser.hasToken(JsonToken.VALUE_NULL)
                        ? null
                        : context.findContextualValueDeserializer(context.constructType(wanted), null)
                                .deserialize(parser, context);
                if (value != null) {
                    found.put(name, value);
                }
                return true;
            } catch (JsonMappingException e) {
                throw JsonMappingException.wrapWithPath(e, type, name);
            }
        }
    }
}
