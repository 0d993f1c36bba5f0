package org.masthead.http;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.core.Context;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;

/** Broken constraints: those of parameters are 400, those of bodies 422, and all of them are told at once. */
final class ViolationFaults {

    private ViolationFaults() {}

    /** Null when it was not the request that broke them: then it is a fault of ours. */
    static Problem problem(ConstraintViolationException failure, ResteasyReactiveRequestContext request) {
        if (request == null || request.getTarget() == null) {
            return null;
        }
        var method = request.getTarget().getLazyMethod().getMethod();
        var inParameters = new ArrayList<Fault>();
        var inBody = new ArrayList<Fault>();
        for (var violation : failure.getConstraintViolations()) {
            var steps = steps(violation.getPropertyPath());
            if (steps.size() < 2 || steps.get(1).getKind() != ElementKind.PARAMETER) {
                return null;
            }
            var index = steps.get(1).as(Path.ParameterNode.class).getParameterIndex();
            if (isBody(method, index)) {
                inBody.add(Fault.at(pointer(steps.subList(2, steps.size())), code(violation), detail(violation)));
            } else {
                inParameters.add(Fault.in(parameter(method, steps), code(violation), detail(violation)));
            }
        }
        return inParameters.isEmpty()
                ? Problem.of(ProblemCode.VALIDATION).faults(sorted(inBody))
                : Problem.of(ProblemCode.INVALID_PARAMETER).faults(sorted(inParameters));
    }

    /** What is wrong with a value that was checked by itself. */
    static List<Fault> faults(Set<? extends ConstraintViolation<?>> violations) {
        return sorted(violations.stream()
                .map(violation ->
                        Fault.at(pointer(steps(violation.getPropertyPath())), code(violation), detail(violation)))
                .toList());
    }

    private static List<Path.Node> steps(Path path) {
        var steps = new ArrayList<Path.Node>();
        path.forEach(steps::add);
        return steps;
    }

    private static boolean isBody(Method method, int index) {
        var parameter = method.getParameters()[index];
        return !parameter.isAnnotationPresent(BeanParam.class)
                && !parameter.isAnnotationPresent(Context.class)
                && DeclaredParameters.name(parameter, parameter.getName()) == null
                && Arrays.stream(parameter.getAnnotations())
                        .noneMatch(annotation -> annotation
                                        .annotationType()
                                        .getPackageName()
                                        .startsWith("org.jboss.resteasy")
                                || annotation.annotationType().getPackageName().equals("jakarta.ws.rs"));
    }

    /** A parameter's own name, or that of the component of a bean of parameters. */
    private static String parameter(Method method, List<Path.Node> steps) {
        if (steps.size() > 2 && steps.get(2).getKind() == ElementKind.PROPERTY) {
            return steps.get(2).getName();
        }
        var parameter =
                method.getParameters()[steps.get(1).as(Path.ParameterNode.class).getParameterIndex()];
        var name = DeclaredParameters.name(parameter, parameter.getName());
        return name == null ? parameter.getName() : name;
    }

    private static String pointer(List<Path.Node> steps) {
        var pointer = new StringBuilder();
        for (var step : steps) {
            if (step.getIndex() != null) {
                pointer.append('/').append(step.getIndex());
            } else if (step.getKey() != null) {
                pointer.append('/')
                        .append(step.getKey().toString().replace("~", "~0").replace("/", "~1"));
            }
            if (step.getKind() == ElementKind.PROPERTY) {
                pointer.append('/').append(step.getName());
            }
        }
        return pointer.toString();
    }

    /** {@code NotBlank} is {@code not-blank}. */
    private static String code(ConstraintViolation<?> violation) {
        var constraint = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        return constraint.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static String detail(ConstraintViolation<?> violation) {
        var message = violation.getMessage();
        return Character.toUpperCase(message.charAt(0)) + message.substring(1) + (message.endsWith(".") ? "" : ".");
    }

    /** Violations come in no order: the same body is to be refused in the same words. */
    private static List<Fault> sorted(List<Fault> faults) {
        return faults.stream()
                .sorted(Comparator.comparing(
                                (Fault fault) -> fault.pointer() == null ? fault.parameter() : fault.pointer())
                        .thenComparing(Fault::code))
                .toList();
    }
}
