package org.masthead.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/** Bodies have one of the types that their address takes and are UTF-8; a JSON body is there, and is something. */
@Provider
public class BodyCheck implements ReaderInterceptor {

    @ServerRequestFilter
    void checkType(ContainerRequestContext request) {
        if (request.getMethod().equals("GET")) {
            return;
        }
        var taken = Allowed.bodyTypes(CurrentRequestManager.get());
        // JSON that is missing is noticed when it is read. Any other body may be empty, and has a type all the same.
        if (!bringsBody(request) && taken.contains(MediaType.APPLICATION_JSON)) {
            return;
        }
        var type = request.getMediaType();
        if (type == null
                || !taken.contains(name(type))
                || !isUtf8(type.getParameters().get("charset"))) {
            throw Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE).exception();
        }
    }

    private static boolean bringsBody(ContainerRequestContext request) {
        return request.getLength() > 0 || request.getHeaderString("Transfer-Encoding") != null;
    }

    /** To be compared letter by letter: by the rules for matching, a body of any type would be what is wanted. */
    private static String name(MediaType type) {
        return (type.getType() + "/" + type.getSubtype()).toLowerCase(Locale.ROOT);
    }

    private static boolean isUtf8(String charset) {
        return charset == null || charset.equalsIgnoreCase("utf-8");
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
