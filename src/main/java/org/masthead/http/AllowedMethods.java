package org.masthead.http;

import java.util.SortedSet;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;

/** What {@code Allow} says: the methods that some resource has for the path of a request. */
final class AllowedMethods {

    private AllowedMethods() {}

    /** In alphabetical order; empty when there is nothing at this path. */
    static SortedSet<String> of(ResteasyReactiveRequestContext request) {
        var methods = new TreeSet<String>();
        var path = request.getPathWithoutPrefix();
        var classes = new RequestMapper<>(request.getDeployment().getClassMappers());
        for (var match = classes.map(path); match != null; match = classes.continueMatching(path, match)) {
            for (var handler : match.value.handlers) {
                if (handler instanceof ClassRoutingHandler routing) {
                    addMatching(methods, routing, match.remaining.isEmpty() ? "/" : match.remaining);
                }
            }
        }
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        if (!methods.isEmpty()) {
            methods.add("OPTIONS");
        }
        return methods;
    }

    private static void addMatching(SortedSet<String> methods, ClassRoutingHandler routing, String remaining) {
        routing.getMappers().forEach((method, resources) -> {
            if (method != null && resources.map(remaining) != null) {
                methods.add(method);
            }
        });
    }
}
