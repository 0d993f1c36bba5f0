package org.masthead.http;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;

/** What the resources at the path of a request take. */
final class Allowed {

    private Allowed() {}

    /** The methods, in alphabetical order, as {@code Allow} has them; empty when there is nothing at this path. */
    static SortedSet<String> methods(ResteasyReactiveRequestContext request) {
        var methods = new TreeSet<String>();
        forEach(request, (method, resource) -> methods.add(method));
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        if (!methods.isEmpty()) {
            methods.add("OPTIONS");
        }
        return methods;
    }

    /** The media types of a body for the method of the request; JSON where a resource names none. */
    static List<String> bodyTypes(ResteasyReactiveRequestContext request) {
        var types = new TreeSet<String>();
        forEach(request, (method, resource) -> {
            if (method.equals(request.getMethod())) {
                resource.getConsumes().forEach(type -> types.add(type.getType() + "/" + type.getSubtype()));
            }
        });
        return types.isEmpty() ? List.of("application/json") : List.copyOf(types);
    }

    private static void forEach(ResteasyReactiveRequestContext request, BiConsumer<String, RuntimeResource> action) {
        var path = request.getPathWithoutPrefix();
        var classes = new RequestMapper<>(request.getDeployment().getClassMappers());
        for (var match = classes.map(path); match != null; match = classes.continueMatching(path, match)) {
            for (var handler : match.value.handlers) {
                if (handler instanceof ClassRoutingHandler routing) {
                    forEach(routing, match.remaining.isEmpty() ? "/" : match.remaining, action);
                }
            }
        }
    }

    private static void forEach(
            ClassRoutingHandler routing, String remaining, BiConsumer<String, RuntimeResource> action) {
        routing.getMappers().forEach((method, resources) -> {
            var match = method == null ? null : resources.map(remaining);
            if (match != null) {
                action.accept(method, match.value);
            }
        });
    }
}
