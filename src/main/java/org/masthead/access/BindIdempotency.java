package org.masthead.access;

import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.Enhancement;
import jakarta.enterprise.inject.build.compatible.spi.MethodConfig;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Makes every POST of the newsroom {@link Idempotent} when the application is built, so that none can be forgotten. */
public class BindIdempotency implements BuildCompatibleExtension {

    /** Looks at one method of a resource. */
    @Enhancement(types = Object.class, withSubtypes = true, withAnnotations = Path.class)
    public void bind(MethodConfig method) {
        var root = method.info().declaringClass().annotation(Path.class);
        if (root != null
                && root.value().asString().startsWith("/v1/newsroom")
                && method.info().hasAnnotation(POST.class)) {
            method.addAnnotation(Idempotent.class);
        }
    }
}
