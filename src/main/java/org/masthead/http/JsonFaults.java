package org.masthead.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What Jackson could not read, told with places and permitted forms and without a word of Java. */
final class JsonFaults {

    private JsonFaults() {}

    static Problem problem(JsonProcessingException failure) {
        if (failure instanceof UnrecognizedPropertyException unknown) {
            return unknownProperty(unknown);
        }
        if (failure instanceof MismatchedInputException mismatch
                && !mismatch.getPath().isEmpty()) {
            return wrongType(mismatch, pointer(mismatch));
        }
        if (failure instanceof MismatchedInputException mismatch && !isNoOneValue(mismatch)) {
            return wrongType(mismatch, "");
        }
        if (failure instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            // A syntax error inside of a value carries the path to the value; its cause is the syntax error.
            if (mapping.getCause() instanceof InputCoercionException overflow) {
                return wrongType(overflow.getTargetType(), pointer(mapping));
            }
            return mapping.getCause() instanceof JsonProcessingException syntax
                    ? malformed(syntax.getLocation())
                    : wrongType(Object.class, pointer(mapping));
        }
        return malformed(failure.getLocation());
    }

    /** 400 {@code malformed-json} at a place. */
    private static Problem malformed(JsonLocation place) {
        var problem = Problem.of(ProblemCode.MALFORMED_JSON);
        return place == null || place.getLineNr() < 1
                ? problem
                : problem.detail("The body is not well-formed JSON at line " + place.getLineNr() + ", column "
                        + place.getColumnNr() + ".");
    }

    private static boolean isNoOneValue(MismatchedInputException failure) {
        return failure.getTargetType() == null
                || failure.getOriginalMessage().startsWith("No content")
                || failure.getOriginalMessage().startsWith("Trailing token");
    }

    private static Problem unknownProperty(UnrecognizedPropertyException unknown) {
        var known = unknown.getKnownPropertyIds().stream()
                .map(String::valueOf)
                .sorted()
                .toList();
        var name = unknown.getPropertyName();
        var pointer = Nearest.isHarmless(name) ? pointer(unknown) : parent(pointer(unknown));
        return Problem.of(ProblemCode.UNKNOWN_PROPERTY)
                .fault(Fault.at(pointer, "unknown-property", Nearest.hint(name, known)));
    }

    private static Problem wrongType(MismatchedInputException mismatch, String pointer) {
        if (mismatch instanceof InvalidTypeIdException) {
            return Problem.of(ProblemCode.WRONG_TYPE)
                    .fault(Fault.at(pointer, "wrong-type", "Must be an object whose type is one of those documented."));
        }
        return wrongType(mismatch.getTargetType(), pointer);
    }

    private static Problem wrongType(Class<?> wanted, String pointer) {
        return Problem.of(ProblemCode.WRONG_TYPE)
                .fault(Fault.at(pointer, "wrong-type", "Must be " + describe(wanted) + "."));
    }

    /** What a JSON value for this type looks like. */
    static String describe(Class<?> type) {
        if (type == null) {
            return "of the documented type";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "a string";
        }
        if (type.isEnum()) {
            return "one of " + EnumNames.all(type).stream().collect(Collectors.joining(", "));
        }
        if (type == Instant.class) {
            return "a time in UTC such as " + Times.EXAMPLE;
        }
        if (type == UUID.class) {
            return "an id (UUID)";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return type == double.class || type == Double.class ? "a number" : "a whole number in its range";
        }
        if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return "an array";
        }
        return type.isRecord() || Map.class.isAssignableFrom(type) || type == ObjectNode.class
                ? "an object"
                : "of the documented type";
    }

    /** JSON pointer (RFC 6901) of the place where it failed. */
    private static String pointer(JsonMappingException failure) {
        return failure.getPath().stream()
                .map(step -> step.getFieldName() == null ? "/" + step.getIndex() : "/" + escape(step.getFieldName()))
                .collect(Collectors.joining());
    }

    private static String parent(String pointer) {
        return pointer.substring(0, pointer.lastIndexOf('/'));
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
