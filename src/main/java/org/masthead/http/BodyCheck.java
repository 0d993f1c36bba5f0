package org.masthead.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Bodies have a declared type and are UTF-8; a JSON body is there, and is something. */
@Provider
public class BodyCheck implements ReaderInterceptor {

    @ServerRequestFilter
    void checkType(ContainerRequestContext request) {
        if (!request.hasEntity()) {
            return;
        }
        var type = request.getMediaType();
        var charset = type == null ? null : type.getParameters().get("charset");
        if (type == null || (charset != null && !charset.equalsIgnoreCase("utf-8"))) {
            throw Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE).exception();
        }
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        var type = context.getMediaType().getSubtype();
        if (!type.equals("json") && !type.endsWith("+json")) {
            return context.proceed();
        }
        var document = context.getInputStream().readAllBytes();
        JsonText.check(document);
        context.setInputStream(new ByteArrayInputStream(document));
        var value = context.proceed();
        if (value == null) {
            throw Problem.of(ProblemCode.MALFORMED_JSON)
                    .detail("The body must not be null.")
                    .exception();
        }
        return value;
    }
}
