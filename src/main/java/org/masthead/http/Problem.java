package org.masthead.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A refusal as RFC 9457 describes it, with the headers that go with it. Immutable; every method returns a new one:
 * {@code throw Problem.of(NOT_FOUND).detail("No article has this id.").exception()}.
 *
 * <p>The document has {@code type}, {@code title}, {@code status}, {@code detail}, {@code code},
 * {@code errors[{pointer|parameter, code, detail}]}, {@code traceId} and further members of single codes. Details are
 * our own sentences: nothing that the request carried may stand in them.
 *
 * @param members further members of the document, such as {@code changedFields}
 * @param headers header fields of the answer, such as {@code ETag} or {@code Retry-After}
 */
public record Problem(
        ProblemCode code,
        String detail,
        List<Fault> errors,
        Map<String, Object> members,
        Map<String, String> headers,
        String traceId) {

    /** The media type of every refusal. */
    public static final String MEDIA_TYPE = "application/problem+json";

    // A plain mapper: a problem must be writable whatever the rules for other bodies are.
    private static final ObjectMapper JSON = new ObjectMapper();

    public Problem {
        errors = List.copyOf(errors);
    }

    /** A problem without further detail than what its code means. */
    public static Problem of(ProblemCode code) {
        var traceId = Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), 36);
        return new Problem(code, code.description(), List.of(), Map.of(), Map.of(), traceId);
    }

    /** What a failure means to the caller; a fault of ours goes into the log. */
    public static Problem of(Throwable failure) {
        return ProblemMapper.problem(failure);
    }

    /** The same with a sentence about this occurrence. */
    public Problem detail(String sentence) {
        return new Problem(code, sentence, errors, members, headers, traceId);
    }

    /** The same with one more fault. */
    public Problem fault(Fault fault) {
        var more = new ArrayList<>(errors);
        more.add(fault);
        return faults(more);
    }

    /** The same with these faults instead. */
    public Problem faults(List<Fault> faults) {
        return new Problem(code, detail, faults, members, headers, traceId);
    }

    /** The same of something that is a part of a larger body, at this place of it. */
    public Problem within(String pointer) {
        return faults(errors.stream()
                .map(fault -> Fault.at(
                        pointer + (fault.pointer() == null ? "" : fault.pointer()), fault.code(), fault.detail()))
                .toList());
    }

    /** The same with one more header field. */
    public Problem header(String name, String value) {
        return new Problem(code, detail, errors, members, with(headers, name, value), traceId);
    }

    /** The same with one more member in its document. */
    public Problem member(String name, Object value) {
        return new Problem(code, detail, errors, with(members, name, value), headers, traceId);
    }

    /** Something to throw. */
    public ProblemException exception() {
        return new ProblemException(this);
    }

    /** The HTTP status. */
    public int status() {
        return code.status();
    }

    /** The document. */
    public Map<String, Object> document() {
        var document = new LinkedHashMap<String, Object>();
        document.put("type", "urn:masthead:problem:" + code.code());
        document.put("title", code.title());
        document.put("status", code.status());
        document.put("detail", detail);
        document.put("code", code.code());
        document.put("errors", errors.stream().map(Problem::document).toList());
        document.put("traceId", traceId);
        document.putAll(members);
        return document;
    }

    /** The document in UTF-8. */
    public byte[] bytes() {
        try {
            return JSON.writeValueAsBytes(document());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem has a member that is not plain JSON", e);
        }
    }

    private static Map<String, String> document(Fault fault) {
        var document = new LinkedHashMap<String, String>();
        if (fault.parameter() == null) {
            document.put("pointer", fault.pointer());
        } else {
            document.put("parameter", fault.parameter());
        }
        document.put("code", fault.code());
        document.put("detail", fault.detail());
        return document;
    }

    private static <V> Map<String, V> with(Map<String, V> present, String name, V value) {
        var more = new LinkedHashMap<>(present);
        more.put(name, value);
        return more;
    }
}
