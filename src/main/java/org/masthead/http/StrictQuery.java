package org.masthead.http;

import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Reads the query as the matched resource method declares it, and refuses what is not declared: a misspelt filter that
 * is passed over would answer another question than the one that was asked.
 */
class StrictQuery {

    private static final Pattern DIGITS = Pattern.compile("0|[1-9][0-9]{0,18}");
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final Map<Method, DeclaredParameters> declared = new ConcurrentHashMap<>();

    @ServerRequestFilter
    void check(ResourceInfo resource, UriInfo uri) {
        if (resource.getResourceMethod() == null || uri.getQueryParameters().isEmpty()) {
            return;
        }
        var known = declared.computeIfAbsent(resource.getResourceMethod(), DeclaredParameters::of);
        var unknown = new ArrayList<Fault>();
        var invalid = new ArrayList<Fault>();
        uri.getQueryParameters().forEach((name, values) -> {
            var parameter = known.byName().get(name);
            if (parameter != null) {
                var complaint = complaint(parameter, values);
                if (complaint != null) {
                    invalid.add(Fault.in(name, "invalid", complaint));
                }
            } else if (!known.lenient()) {
                var shown = Nearest.isHarmless(name) ? name : null;
                unknown.add(new Fault(
                        null,
                        shown,
                        "unknown",
                        Nearest.hint(name, known.byName().keySet())));
            }
        });
        if (!unknown.isEmpty()) {
            throw Problem.of(ProblemCode.UNKNOWN_PARAMETER).faults(unknown).exception();
        }
        if (!invalid.isEmpty()) {
            throw Problem.of(ProblemCode.INVALID_PARAMETER).faults(invalid).exception();
        }
    }

    /** What is wrong with the values of a known parameter, or null. */
    private static String complaint(DeclaredParameters.Declared parameter, List<String> values) {
        if (values.size() > 1 && !parameter.repeats()) {
            return "May be given once.";
        }
        for (var value : values) {
            if (value.isEmpty()) {
                return "Must not be empty; leave the parameter out instead.";
            }
            if (value.chars().anyMatch(Character::isISOControl)) {
                return "Must not contain control characters.";
            }
            if (!fits(parameter.type(), value)) {
                return "Must be " + form(parameter.type()) + ".";
            }
        }
        return null;
    }

    private static boolean fits(Class<?> type, String value) {
        if (isWhole(type)) {
            return DIGITS.matcher(value).matches() && new BigInteger(value).compareTo(largest(type)) <= 0;
        }
        if (type == boolean.class || type == Boolean.class) {
            return value.equals("true") || value.equals("false");
        }
        if (type == Instant.class) {
            return Times.parse(value) != null;
        }
        if (type == UUID.class) {
            return ID.matcher(value).matches();
        }
        return !type.isEnum() || EnumNames.all(type).contains(value);
    }

    private static String form(Class<?> type) {
        return isWhole(type) ? "a whole number in plain digits" : JsonFaults.describe(type);
    }

    private static boolean isWhole(Class<?> type) {
        return type == int.class || type == Integer.class || type == long.class || type == Long.class;
    }

    private static BigInteger largest(Class<?> type) {
        return BigInteger.valueOf(type == int.class || type == Integer.class ? Integer.MAX_VALUE : Long.MAX_VALUE);
    }
}
